//! Functions where they are no callees, and calls of what a value points to.

use super::code::{Code, Form, Prec};
use super::translator::{Res, Translator, refuse};
use crate::types::ir::{Argument, ExprId, FuncId, Kind};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// A value where Rust does not turn a function into a pointer by itself, as in a tuple.
    pub(super) fn pointed(&mut self, id: ExprId, want: &Ty) -> Res<String> {
        let code = self.value(id, want)?;
        Ok(self.as_pointer(code, id, want))
    }

    /// The same for what makes one value after the other: Rust takes the type of the first for that of all.
    pub(super) fn pointed_if_kept(&mut self, id: ExprId, want: &Ty) -> Res<String> {
        let code = self.value(id, want)?;
        if let Ty::Kept(_) = want {
            return Ok(self.as_pointer(code, id, want));
        }
        Ok(code.text)
    }

    pub(super) fn as_pointer(&mut self, code: Code, id: ExprId, want: &Ty) -> String {
        if self.says_dyn
            && matches!(want, Ty::Dyn(root)
            if code.text.starts_with(&format!("{}::new(", self.holder(*root))))
        {
            return format!("{} as {}", code.text, self.rust_type(want));
        }
        let is_function = match self.kind(id) {
            // It has been named as one of them.
            Kind::Func(func) => !self.closures.kept.contains_key(func),
            Kind::Lambda(_) => true,
            _ => false,
        };
        if !is_function || !want.is_function() {
            return code.text;
        }
        if code.text.starts_with('{') {
            return format!("({}) as {}", code.text, self.pointer_type(want));
        }
        let code = Code {
            text: self.with_parameter_types(&code.text, want),
            ..code
        };
        format!(
            "{} as {}",
            code.at_least(Prec::Cast),
            self.pointer_type(want)
        )
    }

    /// A closure in an `Rc` with the types of its parameters: behind `as` nothing else says them in time.
    fn with_parameter_types(&mut self, text: &str, want: &Ty) -> String {
        let Ok(pointer) = self.pointer(want) else {
            return text.to_owned();
        };
        let parts = || {
            let (head, rest) = text.split_once("::new(")?;
            let (moves, rest) = match rest.strip_prefix("move ") {
                Some(rest) => ("move ", rest),
                None => ("", rest),
            };
            let (params, body) = rest.strip_prefix('|')?.split_once('|')?;
            let names: Vec<&str> = params.split(", ").collect();
            let are_plain = names
                .iter()
                .all(|it| it.chars().all(|c| c.is_alphanumeric() || c == '_') && !it.is_empty());
            (are_plain && names.len() == pointer.params.len()).then_some((head, moves, names, body))
        };
        let Some((head, moves, names, body)) = parts() else {
            return text.to_owned();
        };
        let mut typed = Vec::new();
        for (name, (ty, form)) in names.iter().zip(&pointer.params) {
            typed.push(format!("{name}: {}", self.held_type(ty, *form)));
        }
        format!("{head}::new({moves}|{}|{body}", typed.join(", "))
    }

    /// A function where it is no callee.
    pub(super) fn function_value(&mut self, id: FuncId) -> Res<Code> {
        let func = self.program.func(id);
        if let Some(kept) = self.closures.kept.get(&id).cloned() {
            if func.value.is_some() {
                let pointer = self.pointer(&Ty::Kept(vec![id]))?;
                return self.kept_lambda(id, &kept, &pointer);
            }
            if !self.written.contains(&id) {
                return refuse("a function that was left out");
            }
            let code = Code::tight(self.func_names[id.at()].clone(), Ty::Kept(vec![id]));
            let is_named =
                |it: &&crate::types::ir::Expr| matches!(it.kind, Kind::Func(of) if of == id);
            let is_once = self.program.exprs.iter().filter(is_named).count() == 1;
            let is_used = self
                .closures
                .kept
                .values()
                .any(|it| it.functions.contains(&id));
            return Ok(if is_once && !is_used && func.parent == Some(self.func) {
                code
            } else {
                code.held(Form::Place)
            });
        }
        if let Some((group, _)) = self.shared_functions.get(&id) {
            let code = Code::tight(self.func_names[id.at()].clone(), group.clone());
            return Ok(code.held(Form::Place));
        }
        let ty = Ty::Func(id);
        let pointer = self.pointer(&ty)?;
        if func.name != "lambda" {
            return Ok(Code::tight(self.func_names[id.at()].clone(), ty));
        }
        self.lambda_value(id, &pointer)
    }

    /// Whether functions of which a value may be any have parameters of the same names, with the same defaults.
    fn have_same_defaults(&self, functions: &[FuncId]) -> bool {
        let heads: Vec<Vec<(&str, Option<String>)>> = functions
            .iter()
            .map(|id| {
                let params = self.program.func(*id).params.iter();
                let default = |it: ExprId| self.python(&self.program.expr(it).span);
                params
                    .map(|it| (it.name.as_str(), it.default.map(default)))
                    .collect()
            })
            .collect();
        heads.windows(2).all(|it| it[0] == it[1])
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
        let is_whole = is_plain && arguments.len() == pointer.params.len();
        if !is_whole && !self.have_same_defaults(ty.functions()) {
            return refuse("these arguments for a function that is a value");
        }
        let callee = self.expr(func)?;
        let name = match self.kind(func) {
            // Python raises a TypeError for None here.
            _ if matches!(callee.ty, Ty::Option(_)) => {
                let is_place = matches!(callee.ty, Ty::Option(ref of) if !of.is_copy())
                    && callee.form == Form::Place;
                let borrowed = if is_place { ".as_ref()" } else { "" };
                format!("{}{borrowed}.expect(\"a function\")", callee.receiver())
            }
            Kind::Var(_) | Kind::Index(..) | Kind::Call(..) => callee.receiver(),
            _ => format!("({})", callee.text),
        };
        self.call_named(&name, first, 0, pointer.ret, arguments)
    }
}
