//! Coroutines that run beside the one that makes them: each owns what it is given.

use super::super::code::{Code, Form};
use super::super::coroutines::cancelled::CANCELLED;
use super::super::names::snake;
use super::super::translator::{Res, Translator, refuse, unknown};
use super::super::variables::Global;
use crate::types::ir::{Argument, Comprehension, ExprId, FuncId, Kind, ParamNature, VarId};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// `create_task(..)`.
    pub(super) fn created_task(&mut self, arguments: &[Argument], ty: Ty) -> Res<Code> {
        let (coroutine, name) = match arguments {
            [one] if one.name.is_none() && one.stars == 0 => (one.value, None),
            [one, name]
                if one.name.is_none() && one.stars == 0 && name.name.as_deref() == Some("name") =>
            {
                let is_asked = self.asks_for_computed_names();
                if !is_asked && !self.is_still(name.value) && !self.is_plain_text(name.value) {
                    return refuse("create_task with these arguments");
                }
                (one.value, is_asked.then_some(name.value))
            }
            _ => return refuse("create_task with these arguments"),
        };
        if !self.has_known_rust(&ty) {
            return refuse(unknown(&ty));
        }
        if self.coroutines.asks_tasks && matches!(self.ty(coroutine), Ty::Coroutine(..)) {
            self.need_crate("futures", "0.3", &[]);
            let helper = self.helper("SharedTask");
            let future = self.task_future(coroutine)?;
            let runs = self.ty(coroutine).runs().to_vec();
            let text = if self.ends_as_cancelled(&runs) {
                let variant = self.error_variant(CANCELLED)?;
                format!(
                    "{helper}::spawn_told({future}, |given| (!matches!(given, Err({variant}(_)))).then_some(given))"
                )
            } else {
                format!("{helper}::spawn({future})")
            };
            let text = match name {
                Some(name) => {
                    self.helper("SharedTask::named");
                    let name = self.value(name, &Ty::Str)?;
                    format!("{text}.named({})", name.text)
                }
                None => text,
            };
            return Ok(Code::tight(text, ty));
        }
        let text = self.spawned(coroutine)?;
        Ok(Code::tight(text, ty))
    }

    /// The name of a task that it is given where it is made, and which no task of tokio has.
    fn name_said_of_task(&self, object: ExprId) -> Option<String> {
        let Kind::Var(var) = self.kind(object) else {
            return None;
        };
        let values = self.values_of_var(*var)?;
        let [value] = values.as_slice() else {
            return None;
        };
        let Kind::Call(_, arguments) = self.kind(*value) else {
            return None;
        };
        let name = arguments
            .iter()
            .find(|it| it.name.as_deref() == Some("name"))?;
        match self.kind(name.value) {
            Kind::Str(name) => Some(name.clone()),
            _ => None,
        }
    }

    /// A coroutine that a task is made of.
    pub(super) fn task_future(&mut self, coroutine: ExprId) -> Res<String> {
        if let Kind::Call(func, arguments) = self.kind(coroutine)
            && let Kind::Import(name) = self.kind(*func)
            && name == "asyncio.sleep"
        {
            let (arguments, ty) = (arguments.clone(), self.ty(coroutine).awaited());
            return self.sleeping(&arguments, &ty);
        }
        if !matches!(self.ty(coroutine), Ty::Coroutine(..)) {
            return refuse("a task of what is no coroutine");
        }
        if !matches!(self.kind(coroutine), Kind::Call(..)) && !self.is_moved(coroutine) {
            return refuse("a coroutine with two owners");
        }
        Ok(self.expr(coroutine)?.text)
    }

    /// A coroutine as a task; a task stays what it is.
    pub(super) fn spawned(&mut self, coroutine: ExprId) -> Res<String> {
        if let Ty::Task(..) = self.ty(coroutine) {
            if !self.is_moved(coroutine) {
                return refuse("a task with two owners");
            }
            return Ok(self.expr(coroutine)?.text);
        }
        self.import("tokio::task::spawn_local");
        if let Kind::Call(func, arguments) = self.kind(coroutine)
            && let Kind::Import(name) = self.kind(*func)
            && name == "asyncio.sleep"
        {
            let (arguments, ty) = (arguments.clone(), self.ty(coroutine).awaited());
            return Ok(format!("spawn_local({})", self.sleeping(&arguments, &ty)?));
        }
        if !matches!(self.kind(coroutine), Kind::Call(..)) && !self.is_moved(coroutine) {
            return refuse("a coroutine with two owners");
        }
        let code = self.expr(coroutine)?;
        Ok(format!("spawn_local({})", code.text))
    }

    /// The tasks of what a star stands before.
    pub(super) fn tasks_of(&mut self, over: ExprId) -> Res<String> {
        if let Kind::Comprehension(comprehension) = self.kind(over) {
            let comprehension = comprehension.clone();
            return self.tasks_of_each(over, &comprehension);
        }
        if let Kind::List(items) | Kind::Tuple(items) = self.kind(over) {
            let (items, runs) = (items.clone(), self.ty(over).item().runs().to_vec());
            let mut texts = Vec::new();
            for item in items {
                if self.any_fails(self.ty(item).runs()) != self.any_fails(&runs) {
                    return refuse("coroutines of which some may fail");
                }
                texts.push(self.spawned(item)?);
            }
            return Ok(format!("vec![{}]", texts.join(", ")));
        }
        let item = self.ty(over).item();
        if !self.is_moved(over) {
            return refuse("coroutines with two owners");
        }
        let code = self.expr(over)?;
        match (self.ty(over), item) {
            (Ty::List(_), Ty::Task(..)) => Ok(code.text),
            (Ty::List(_), Ty::Coroutine(..)) => {
                self.import("tokio::task::spawn_local");
                Ok(format!(
                    "{}.into_iter().map(spawn_local).collect()",
                    code.receiver()
                ))
            }
            _ => refuse("gather of these"),
        }
    }

    fn tasks_of_each(&mut self, over: ExprId, comprehension: &Comprehension) -> Res<String> {
        let element = comprehension.element;
        if self.has_await(over) || comprehension.generators.len() > 1 {
            return refuse("gather of what is computed in more than one step");
        }
        let is_task = matches!(self.ty(element), Ty::Task(..));
        let (Ty::Coroutine(of, runs) | Ty::Task(of, runs)) = self.ty(element).clone() else {
            return refuse("gather of what is not known");
        };
        self.import("tokio::task::spawn_local");
        // The coroutine is a task as soon as it is made.
        let before =
            std::mem::replace(&mut self.coroutines.spawning, (!is_task).then_some(element));
        let seq = self.chain(comprehension);
        self.coroutines.spawning = before;
        let seq = seq?;
        if seq.is_unordered {
            self.check_order(&Ty::Task(of, runs))?;
        }
        Ok(format!("{}.collect()", seq.receiver()))
    }

    /// Whether something in an expression is awaited.
    pub(in super::super) fn has_await(&self, id: ExprId) -> bool {
        let kind = self.kind(id);
        matches!(kind, Kind::Await(_)) || kind.parts().into_iter().any(|it| self.has_await(it))
    }

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

impl Translator<'_, '_> {
    /// A method of a task.
    pub(in super::super) fn task_method(
        &mut self,
        object: ExprId,
        name: &str,
        arguments: &[Argument],
    ) -> Res<Code> {
        let plain = self.plain(arguments)?;
        let code = self.expr(object)?;
        let receiver = match code.ty {
            Ty::Option(_) => format!(
                "{}.as_ref().expect(\"it is not None here\")",
                code.receiver()
            ),
            _ => code.receiver(),
        };
        match (name, plain.as_slice()) {
            ("done", []) if self.coroutines.asks_tasks => {
                Ok(Code::tight(format!("{receiver}.is_done()"), Ty::Bool))
            }
            ("get_name", []) => match self.name_said_of_task(object) {
                Some(name) => Ok(Code::tight(super::super::code::quoted(&name), Ty::Lit)),
                None if self.asks_for_computed_names() && self.are_all_named() => {
                    self.helper("SharedTask::named");
                    Ok(Code::tight(format!("{receiver}.name()"), Ty::Str))
                }
                None => refuse("the name of a task"),
            },
            ("exception", []) => {
                let Ty::Task(_, runs) = self.ty(object).clone() else {
                    return refuse("the exception of a task");
                };
                if !self.any_fails(&runs) || self.coroutines.has_cancel {
                    return refuse("the exception of a task");
                }
                Ok(Code::tight(
                    format!("{receiver}.outcome_now().expect(\"the task is done\").err()"),
                    Ty::option(Ty::Error(crate::types::exceptions::EXCEPTION)),
                ))
            }
            ("cancelled", []) => Ok(Code::tight(format!("{receiver}.is_cancelled()"), Ty::Bool)),
            ("cancel", []) => {
                let runs = self.ty(object).runs().to_vec();
                self.check_let_go(&runs)?;
                Ok(Code::tight(format!("{receiver}.cancel()"), Ty::Bool))
            }
            ("result", []) => {
                let Ty::Task(of, runs) = self.ty(object).clone() else {
                    return refuse("the result of a task");
                };
                let text = format!("{receiver}.outcome_now().expect(\"the task is done\")");
                Ok(self.given_by_awaiting(&text, &runs, *of))
            }
            ("done", []) => {
                let text = format!("{}.is_finished()", code.receiver());
                Ok(Code::tight(text, Ty::Bool))
            }
            _ => refuse(format!("{name} of a task")),
        }
    }
}
