//! Functions as values: a pointer to one of the functions of the file, or to a lambda that uses nothing of
//! what is around it.

use super::code::{Code, Form, Prec};
use super::translator::{Res, Translator, refuse, unknown};
use crate::types::ir::{Argument, ExprId, FuncId, Kind, ParamNature, StmtKind};
use crate::types::ty::Ty;

/// What all functions that a value may be take and give.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Pointer {
    params: Vec<(Ty, Form)>,
    ret: Ty,
    fails: bool,
}

impl Translator<'_, '_> {
    /// What a value of this type takes and gives, or why Rust has no pointer for it.
    pub(super) fn pointer(&self, ty: &Ty) -> Res<Pointer> {
        let Some((first, others)) = ty.functions().split_first() else {
            return refuse("a function as a value");
        };
        let mut pointer = self.pointer_to(*first)?;
        for other in others {
            let other = self.pointer_to(*other)?;
            if (&other.params, &other.ret) != (&pointer.params, &pointer.ret) {
                return refuse("functions that take or give different types, as one value");
            }
            pointer.fails |= other.fails;
        }
        Ok(pointer)
    }

    fn pointer_to(&self, id: FuncId) -> Res<Pointer> {
        let func = self.program.func(id);
        if let Some(why) = self.refused(id) {
            return refuse(format!("{why}, as a value"));
        }
        let is_lambda = func.name == "lambda";
        let is_module_level = func.parent == Some(FuncId(0)) && func.value.is_none();
        let is_closure = self.closures.all.contains_key(&id);
        let is_item = is_module_level || self.closures.plain.contains(&id);
        if !is_lambda && !is_item && !is_closure || func.is_generator || func.is_cached {
            return refuse("a function of this kind, as a value");
        }
        if is_lambda && !is_closure && self.uses_what_is_around(id) {
            return refuse("a function that uses what is around it, as a value");
        }
        let fails = self.raises.fails(id);
        if is_lambda && fails {
            return refuse("a lambda that may fail, as a value");
        }
        let mut params = Vec::new();
        for param in &func.params {
            let info = self.program.var(param.var);
            let binding = self.binding(param.var);
            let is_plain = param.nature == ParamNature::Plain
                && param.default.is_none()
                && !binding.is_usize
                && !info.is_handed
                && !self.is_lent_or_none(param.var);
            if !is_plain {
                return refuse("a function with such parameters, as a value");
            }
            // Its type might go on for ever.
            if info.ty.holds_function() {
                return refuse("a function that takes a function, as a value");
            }
            if !self.has_rust(&info.ty) {
                return refuse(unknown(&info.ty));
            }
            params.push((info.ty.clone(), binding.form));
        }
        if func.ret.holds_function() {
            return refuse("a function that gives a function, as a value");
        }
        if !self.has_rust(&func.ret) {
            return refuse(unknown(&func.ret));
        }
        Ok(Pointer {
            params,
            ret: func.ret.clone(),
            fails,
        })
    }

    /// Whether a lambda uses variables of a function, or of the module's run.
    fn uses_what_is_around(&self, id: FuncId) -> bool {
        let Some(value) = self.program.func(id).value else {
            return true;
        };
        let span = &self.program.expr(value).span;
        self.exprs_in(span).any(|it| match &it.kind {
            Kind::Var(var) => {
                self.program.var(*var).func != id && self.binding(*var).global.is_none()
            }
            Kind::Lambda(_) => true,
            _ => false,
        })
    }

    /// The type of such a pointer.
    pub(super) fn pointer_type(&mut self, ty: &Ty) -> String {
        let Ok(pointer) = self.pointer(ty) else {
            self.uses_unknown = true;
            return "Unknown".to_owned();
        };
        let params: Vec<String> = pointer
            .params
            .iter()
            .map(|(ty, form)| self.held_type(ty, *form))
            .collect();
        let ret = match &pointer.ret {
            Ty::None => "()".to_owned(),
            ty => self.rust_type(ty),
        };
        let ret = match (pointer.fails, ret.as_str()) {
            (true, ret) => format!(" -> Result<{ret}, {}>", self.error_name),
            (false, "()") => String::new(),
            (false, ret) => format!(" -> {ret}"),
        };
        let closures: Vec<_> = ty
            .functions()
            .iter()
            .filter_map(|it| self.closures.all.get(it))
            .collect();
        let head = match closures.as_slice() {
            [] => "fn",
            all if all.iter().any(|it| it.changes) => "impl FnMut",
            _ => "impl Fn",
        };
        format!("{head}({}){ret}", params.join(", "))
    }

    /// Whether a value may be a closure, whose type has no name.
    pub(super) fn may_be_closure(&self, ty: &Ty) -> bool {
        let mut functions = ty.functions().iter();
        functions.any(|it| self.closures.all.contains_key(it))
    }

    /// Writes a function within a function that uses what is around it.
    pub(super) fn closure_of(&mut self, id: FuncId, closure: &super::closures::Closure) -> Res<()> {
        let func = self.program.func(id);
        let ty = Ty::Func(id);
        let pointer = self.pointer(&ty)?;
        let mut params = Vec::new();
        for (param, (ty, form)) in func.params.iter().zip(&pointer.params) {
            self.declared.insert(param.var);
            let rust = self.held_type(ty, *form);
            let binding = self.binding(param.var);
            let is_used = self
                .program
                .var(param.var)
                .occurrences
                .iter()
                .any(|it| !it.is_def);
            let sign = match (is_used, binding.needs_mut) {
                (false, _) => "_",
                (true, true) => "mut ",
                (true, false) => "",
            };
            params.push(format!("{sign}{}: {rust}", binding.name));
        }
        let ret = match &pointer.ret {
            Ty::None => String::new(),
            ty => format!("-> {} ", self.rust_type(ty)),
        };
        let moves = if closure.given_by.is_some() {
            "move "
        } else {
            ""
        };
        let is_last = self.is_given_at_once(id);
        let name = self.func_names[id.at()].clone();
        let binding = if is_last {
            String::new()
        } else {
            format!("let {name} = ")
        };
        self.out
            .line(format!("{binding}{moves}|{}| {ret}{{", params.join(", ")));
        self.in_function(id, |it| {
            it.body(&func.body, &pointer.ret, func.falls_through);
        });
        self.out.line(if is_last { "}" } else { "};" });
        Ok(())
    }

    /// Whether a closure is given back right behind its definition: it needs no name.
    pub(super) fn is_given_at_once(&self, id: FuncId) -> bool {
        let Some(owner) = self.closures.all.get(&id).and_then(|it| it.given_by) else {
            return false;
        };
        match self.program.func(owner).body.body.as_slice() {
            [.., def, last] => {
                matches!(def.kind, StmtKind::Function(it) if it == id)
                    && matches!(last.kind, StmtKind::Return(Some(value))
                        if matches!(self.kind(value), Kind::Func(it) if *it == id))
            }
            _ => false,
        }
    }

    /// A function as one of those that `want` stands for: where one of them may fail, all give a `Result`.
    pub(super) fn as_one_of(&mut self, code: Code, want: &Ty) -> Res<Code> {
        let (has, wants) = (self.pointer(&code.ty)?, self.pointer(want)?);
        if has.fails == wants.fails {
            return Ok(code.typed(want.clone()));
        }
        let Ty::Func(id) = code.ty else {
            return refuse("functions of which some may fail, as one value");
        };
        let func = self.program.func(id);
        let names: Vec<String> = func
            .params
            .iter()
            .map(|it| self.binding(it.var).name.clone())
            .collect();
        let names = names.join(", ");
        let value = match code.text.strip_prefix(&format!("|{names}| ")) {
            Some(value) if func.name == "lambda" => value.to_owned(),
            _ => format!("{}({names})", code.receiver()),
        };
        Ok(Code::new(
            format!("|{names}| Ok({value})"),
            Prec::Loose,
            want.clone(),
        ))
    }

    /// A value where Rust does not turn a function into a pointer by itself, as in a tuple.
    pub(super) fn pointed(&mut self, id: ExprId, want: &Ty) -> Res<String> {
        let code = self.value(id, want)?;
        Ok(self.as_pointer(code, id, want))
    }

    pub(super) fn as_pointer(&mut self, code: Code, id: ExprId, want: &Ty) -> String {
        if self.says_dyn && matches!(want, Ty::Dyn(_)) && code.text.starts_with("Box::new(") {
            return format!("{} as {}", code.text, self.rust_type(want));
        }
        let is_function = matches!(self.kind(id), Kind::Func(_) | Kind::Lambda(_));
        if !is_function || !matches!(want, Ty::Func(_) | Ty::Funcs(_)) {
            return code.text;
        }
        format!(
            "{} as {}",
            code.at_least(Prec::Cast),
            self.pointer_type(want)
        )
    }

    /// A function where it is no callee.
    pub(super) fn function_value(&mut self, id: FuncId) -> Res<Code> {
        let ty = Ty::Func(id);
        let pointer = self.pointer(&ty)?;
        let func = self.program.func(id);
        if func.name != "lambda" {
            return Ok(Code::tight(self.func_names[id.at()].clone(), ty));
        }
        let Some(value) = func.value else {
            return refuse("a function as a value");
        };
        let closure = self.closures.all.get(&id).cloned();
        // Nothing else says what a closure takes that is neither passed nor given back.
        let is_open = closure
            .as_ref()
            .is_some_and(|it| it.given_by.is_none() && !it.is_argument);
        let mut names = Vec::new();
        for (param, (ty, form)) in func.params.iter().zip(&pointer.params) {
            self.declared.insert(param.var);
            let info = self.program.var(param.var);
            let is_used = info.occurrences.iter().any(|it| !it.is_def);
            let name = self.binding(param.var).name.clone();
            let name = if is_used { name } else { format!("_{name}") };
            names.push(if is_open {
                format!("{name}: {}", self.held_type(ty, *form))
            } else {
                name
            });
        }
        let moves = match closure {
            Some(closure) if closure.given_by.is_some() => "move ",
            _ => "",
        };
        let body = match &pointer.ret {
            Ty::None => {
                let before = self.out.mark();
                let done = self.expression_statement(value);
                let lines = self.out.take(before);
                done?;
                format!("{{ {} }}", lines.join("\n"))
            }
            ret => self.value(value, ret)?.text,
        };
        Ok(Code::new(
            format!("{moves}|{}| {body}", names.join(", ")),
            Prec::Loose,
            ty,
        ))
    }

    /// Calls what a value points to.
    pub(super) fn call_value(&mut self, func: ExprId, arguments: &[Argument]) -> Res<Code> {
        let ty = self.ty(func).clone();
        let pointer = self.pointer(&ty)?;
        let mut functions = ty.functions().iter().copied();
        let Some(first) = functions.find(|it| self.raises.fails(*it) == pointer.fails) else {
            return refuse("a call of what is no plain function");
        };
        let is_plain = arguments
            .iter()
            .all(|it| it.name.is_none() && it.stars == 0);
        if !is_plain || arguments.len() != pointer.params.len() {
            return refuse("these arguments for a function that is a value");
        }
        let callee = self.expr(func)?;
        let name = match self.kind(func) {
            // Python raises a TypeError for None here.
            _ if matches!(callee.ty, Ty::Option(_)) => {
                format!("{}.expect(\"a function\")", callee.receiver())
            }
            Kind::Var(_) | Kind::Index(..) | Kind::Call(..) => callee.receiver(),
            _ => format!("({})", callee.text),
        };
        self.call_named(&name, first, 0, pointer.ret, arguments)
    }
}
