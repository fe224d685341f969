//! Calls of asynchronous functions whose coroutines are not awaited at once: each owns what it is given.

use super::super::code::{Code, Form};
use super::super::names::snake;
use super::super::translator::{Res, Translator, refuse, unknown};
use super::super::variables::Global;
use crate::types::ir::{Argument, ExprId, FuncId, Kind, ParamNature, VarId};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// A call of an asynchronous function whose coroutine is not awaited at once.
    pub(in super::super) fn detached_call(
        &mut self,
        id: ExprId,
        func: ExprId,
        arguments: &[Argument],
    ) -> Res<Code> {
        let (callee, receiver) = match self.kind(func) {
            Kind::Func(callee) => (*callee, None),
            Kind::Attribute(object, name) => match self.ty(*object).clone() {
                Ty::Instance(class) => match self.program.method(class, name) {
                    Some(method) => (method, Some(*object)),
                    None => return refuse("a method that is not there"),
                },
                _ => return refuse("a coroutine of a method of this"),
            },
            _ => return refuse("a coroutine of what is no plain function"),
        };
        if arguments.iter().any(|it| it.stars > 0) {
            return refuse("a coroutine with these arguments");
        }
        let params = self.params_of(callee, arguments, receiver.is_some())?;
        let is_direct = receiver.is_none()
            && arguments.iter().zip(&params).all(|(argument, param)| {
                let form = self.binding(*param).form;
                let is_bound = matches!(self.kind(argument.value), Kind::Var(var)
                    if matches!(self.bound.get(var), Some(Form::Ref | Form::MutRef)));
                let is_literal = *self.ty(argument.value) == Ty::Lit
                    && !is_bound
                    && matches!(self.program.var(*param).ty, Ty::Str | Ty::Lit);
                self.binding(*param).global.is_none()
                    && (is_literal || !matches!(form, Form::Ref | Form::MutRef))
            });
        if is_direct {
            let code = self.call_of(func, callee, arguments)?;
            return Ok(self.coroutine_code(code.text, id));
        }
        let mut names: Vec<String> = Vec::new();
        let mut values: Vec<String> = Vec::new();
        if let Some(object) = receiver {
            let (name, value) = self.owned_receiver(object)?;
            self.computed.insert(
                object,
                Code::tight(name.clone(), self.ty(object).clone()).held(Form::Place),
            );
            names.push(name);
            values.push(value);
        }
        for (argument, param) in arguments.iter().zip(&params) {
            let is_lent = self.binding(*param).form == Form::Ref;
            if self.is_written_out(argument.value, is_lent) {
                continue;
            }
            let (value, ty) = self.owned_argument(argument.value, *param)?;
            let stem = match self.kind(argument.value) {
                Kind::Var(var) if self.binding(*var).name != "self" => {
                    self.binding(*var).name.clone()
                }
                _ => snake(&self.program.var(*param).name),
            };
            let name = if names.contains(&stem) {
                self.fresh(&stem)
            } else {
                stem
            };
            // Where a small value is captured as it is, no name is needed.
            if value != name || !ty.is_copy() {
                names.push(name.clone());
                values.push(value);
            }
            let form = if ty.is_copy() {
                Form::Value
            } else {
                Form::Place
            };
            self.computed
                .insert(argument.value, Code::tight(name, ty).held(form));
        }
        let code = self.call_of(func, callee, arguments);
        for argument in arguments {
            self.computed.remove(&argument.value);
        }
        if let Some(object) = receiver {
            self.computed.remove(&object);
        }
        let code = code?;
        let lets = match (names.as_slice(), values.as_slice()) {
            ([], _) => {
                return Ok(self.coroutine_code(format!("async move {{ {}.await }}", code.text), id));
            }
            ([name], [value]) if name == value => {
                return Ok(self.coroutine_code(format!("async move {{ {}.await }}", code.text), id));
            }
            ([name], [value]) => format!("let {name} = {value}; "),
            (names, values) => {
                format!("let ({}) = ({}); ", names.join(", "), values.join(", "))
            }
        };
        let text = format!("{{ {lets}async move {{ {}.await }} }}", code.text);
        Ok(self.coroutine_code(text, id))
    }

    /// Whether a value is the same wherever it is made: a literal, or a list of them that is only looked at.
    fn is_written_out(&self, id: ExprId, is_lent: bool) -> bool {
        match self.kind(id) {
            Kind::Str(_) | Kind::Int(_) | Kind::Float(_) | Kind::Bool(_) | Kind::None => true,
            Kind::List(items) if is_lent => items.iter().all(|it| self.is_written_out(*it, false)),
            _ => false,
        }
    }

    /// The call itself.
    fn call_of(&mut self, func: ExprId, callee: FuncId, arguments: &[Argument]) -> Res<Code> {
        match self.kind(func) {
            Kind::Attribute(object, _) => match self.ty(*object).clone() {
                Ty::Instance(class) => {
                    let object = *object;
                    self.call_method_of(object, class, callee, arguments)
                }
                _ => refuse("a coroutine of a method of this"),
            },
            _ => self.call_function(func, callee, arguments),
        }
    }

    /// The parameters that arguments go to.
    fn params_of(&self, callee: FuncId, arguments: &[Argument], skips: bool) -> Res<Vec<VarId>> {
        let params = &self.program.func(callee).params;
        let params = params.get(usize::from(skips)..).unwrap_or_default();
        let mut plain = params.iter().filter(|it| it.nature == ParamNature::Plain);
        let mut found = Vec::new();
        for argument in arguments {
            let param = match &argument.name {
                Some(name) => params.iter().find(|it| it.name == *name),
                None => plain.next(),
            };
            match param {
                Some(param) => found.push(param.var),
                None => return refuse("a coroutine with these arguments"),
            }
        }
        Ok(found)
    }

    /// An instance that a coroutine owns with others.
    fn owned_receiver(&mut self, object: ExprId) -> Res<(String, String)> {
        let ty = self.ty(object).clone();
        if !ty.is_counted() {
            return self.two_names(&ty);
        }
        let Kind::Var(var) = self.kind(object) else {
            let code = self.expr(object)?;
            let code = self.owned(code, object)?;
            return Ok(("instance".to_owned(), code.text));
        };
        self.import("std::rc::Rc");
        let name = self.binding(*var).name.clone();
        let form = self
            .bound
            .get(var)
            .copied()
            .unwrap_or(self.binding(*var).form);
        if name == "self" {
            return Ok(("this".to_owned(), "Rc::clone(self)".to_owned()));
        }
        let sign = if form == Form::Ref { "" } else { "&" };
        Ok((name.clone(), format!("Rc::clone({sign}{name})")))
    }

    /// An argument that a coroutine owns, and its type.
    fn owned_argument(&mut self, value: ExprId, param: VarId) -> Res<(String, Ty)> {
        let want = self.program.var(param).ty.clone();
        if !self.has_known_rust(&want) {
            return refuse(unknown(&want));
        }
        if self.coroutines.shared.contains(&param) {
            return Ok((self.shared_cell(value)?, want));
        }
        let is_own = matches!(self.kind(value), Kind::Var(var)
            if self.declared.contains(var)
                && matches!(self.binding(*var).global, None | Some(Global::Moved(_)))
                && !self.program.var(*var).is_param);
        if is_own && *self.ty(value) == want && self.is_moved(value) {
            // Nobody else looks at it from now on.
            return Ok((self.expr(value)?.text, want));
        }
        if self.binding(param).form == Form::MutRef {
            if want.classes().is_empty() {
                return refuse("a value that a task changes");
            }
            return self.two_names(&want);
        }
        if let Ty::Instance(class) = want.some()
            && !class.is_counted()
            && self.effects.changed_parts.contains(want.some())
        {
            return self.two_names(&want);
        }
        let may_copy = std::mem::take(&mut self.may_copy);
        let code = self.in_region(None, |it| it.value(value, &want));
        self.may_copy = may_copy;
        Ok((code?.text, want))
    }

    /// The cell of a variable, for a coroutine that is awaited here.
    pub(in super::super) fn lent_cell(&mut self, value: ExprId) -> Res<String> {
        if let Some(code) = self.computed.get(&value) {
            return Ok(format!("&{}", code.text));
        }
        let Kind::Var(var) = self.kind(value) else {
            return refuse("a value that a task changes");
        };
        let binding = self.binding(*var).clone();
        if !self.coroutines.shared.contains(var) || !self.declared.contains(var) {
            return refuse("a value that a task changes");
        }
        let is_param = self.program.var(*var).is_param;
        let sign = if is_param { "" } else { "&" };
        Ok(format!("{sign}{}", binding.name))
    }

    /// The cell of a variable, for one more owner.
    fn shared_cell(&mut self, value: ExprId) -> Res<String> {
        let Kind::Var(var) = self.kind(value) else {
            return refuse("a value that a task changes");
        };
        let binding = self.binding(*var).clone();
        if !self.coroutines.shared.contains(var) || !self.declared.contains(var) {
            return refuse("a value that a task changes");
        }
        let is_param = self.program.var(*var).is_param;
        let sign = if is_param { "" } else { "&" };
        Ok(format!("{}::clone({sign}{})", self.counter(), binding.name))
    }
}
