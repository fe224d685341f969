//! Functions as values: a pointer to one of the functions of the file, or to a lambda that uses nothing of
//! what is around it.

use super::code::{Code, Form, Prec};
use super::translator::{Res, Translator, refuse, unknown};
use super::variables::Global;
use crate::types::ir::{Argument, ExprId, FuncId, Kind, ParamNature, StmtKind};
use crate::types::ty::Ty;

/// What all functions that a value may be take and give.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Pointer {
    pub(super) params: Vec<(Ty, Form)>,
    pub(super) ret: Ty,
    pub(super) fails: bool,
}

impl Translator<'_, '_> {
    /// What a value of this type takes and gives, or why Rust has no pointer for it.
    pub(super) fn pointer(&self, ty: &Ty) -> Res<Pointer> {
        let Some((first, others)) = ty.functions().split_first() else {
            return refuse("a function as a value");
        };
        let mut pointer = self.pointer_to(*first)?;
        let mut is_asked = self.closures.asked.contains(first);
        let mut are_alike = true;
        let mut ret = pointer.ret.clone();
        for other in others {
            let id = other;
            let other = self.pointer_to(*other)?;
            if other.params != pointer.params {
                return refuse("functions that take or give different types, as one value");
            }
            are_alike &= other.ret == pointer.ret;
            ret = ret.join(&other.ret);
            is_asked |= self.closures.asked.contains(id);
            pointer.fails |= other.fails;
        }
        if !are_alike {
            // What nobody looks at is let go of.
            pointer.ret = if is_asked { ret } else { Ty::None };
            if !self.has_known_rust(&pointer.ret) {
                return refuse("functions that give different types, as one value");
            }
        }
        Ok(pointer)
    }

    fn pointer_to(&self, id: FuncId) -> Res<Pointer> {
        if !self.asked_pointers.borrow_mut().insert(id) {
            return refuse("a function that takes itself");
        }
        let pointer = self.pointer_asked(id);
        self.asked_pointers.borrow_mut().remove(&id);
        pointer
    }

    fn pointer_asked(&self, id: FuncId) -> Res<Pointer> {
        let func = self.program.func(id);
        if let Some(why) = self.refused(id) {
            return refuse(format!("{why}, as a value"));
        }
        let is_lambda = func.name == "lambda";
        let is_module_level = func.parent == Some(FuncId(0)) && func.value.is_none();
        let is_closure = self.closures.all.contains_key(&id);
        let is_kept = self.closures.kept.contains_key(&id);
        let is_item = is_module_level || self.closures.plain.contains(&id);
        if !is_lambda && !is_item && !is_closure && !is_kept
            || func.is_generator
            || func.is_cached
            || func.is_async
        {
            return refuse("a function of this kind, as a value");
        }
        if is_lambda && !is_closure && !is_kept && self.uses_what_is_around(id) {
            return refuse("a function that uses what is around it, as a value");
        }
        let changes = |var: &crate::types::ir::VarId| {
            let global = self.binding(*var).global;
            let defs = self.program.var(*var).occurrences.iter();
            let is_once = defs.filter(|it| it.is_def).count() == 1;
            match global {
                None | Some(Global::Const | Global::Lazy) => false,
                Some(Global::Kept(_)) => !is_once,
                _ => true,
            }
        };
        let mut frozen = self.program.frozen.iter().filter(|it| it.0 == id);
        if frozen.any(|(_, var)| changes(var)) {
            return refuse("a default that is made once, at the definition");
        }
        let fails = self.raises.fails(id);
        if is_lambda && fails && self.closures.inline.contains(&id) {
            return refuse("a lambda that may fail, as a value");
        }
        let mut params = Vec::new();
        for param in &func.params {
            let info = self.program.var(param.var);
            let binding = self.binding(param.var);
            let is_plain = param.nature == ParamNature::Plain
                && param
                    .default
                    .is_none_or(|it| super::captured::is_literal(self.kind(it)))
                && !binding.is_usize
                && !info.is_handed
                && !self.is_lent_or_none(param.var);
            if !is_plain {
                return refuse("a function with such parameters, as a value");
            }
            // Its type might go on for ever.
            if info.ty.holds_function() && self.goes_on(&info.ty, id, 0) {
                return refuse("a function that takes a function, as a value");
            }
            if !self.has_known_rust(&info.ty) {
                return refuse(unknown(&info.ty));
            }
            params.push((info.ty.clone(), binding.form));
        }
        if func.ret.holds_function() && self.goes_on(&func.ret, id, 0) {
            return refuse("a function that gives a function, as a value");
        }
        if !self.has_known_rust(&func.ret) {
            return refuse(unknown(&func.ret));
        }
        Ok(Pointer {
            params,
            ret: func.ret.clone(),
            fails,
        })
    }

    /// Whether a type of functions has a function in it that takes or gives this type again, or is a pointer whose
    /// type has no name.
    fn goes_on(&self, ty: &Ty, id: FuncId, depth: usize) -> bool {
        let functions = super::closures::functions_in(ty);
        depth > 4
            || self.may_be_closure(ty)
            || functions.iter().any(|of| {
                let func = self.program.func(*of);
                let params = func.params.iter().map(|it| &self.program.var(it.var).ty);
                let mut parts = params.chain([&func.ret]).filter(|it| it.holds_function());
                *of == id || parts.any(|it| self.goes_on(it, id, depth + 1))
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
            Kind::Lambda(of) => *of != id,
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
        if let Ty::Kept(_) = ty {
            let bounds = if self.program.has_threads {
                " + Send + Sync"
            } else {
                ""
            };
            return format!(
                "{}<dyn Fn({}){ret}{bounds}>",
                self.counter(),
                params.join(", ")
            );
        }
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
        let params = self.closure_params(id, &pointer);
        let ret = self.closure_result(&pointer);
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
        self.out.line(format!("{binding}{moves}|{params}| {ret}{{"));
        self.in_function(id, |it| {
            it.body(&func.body, &pointer.ret, func.falls_through);
        });
        self.out.line(if is_last { "}" } else { "};" });
        Ok(())
    }

    /// What a closure gives, with the arrow.
    pub(super) fn closure_result(&mut self, pointer: &Pointer) -> String {
        let ret = match &pointer.ret {
            Ty::None => "()".to_owned(),
            ty => self.rust_type(ty),
        };
        match (pointer.fails, ret.as_str()) {
            (true, ret) => format!("-> Result<{ret}, {}> ", self.error_name),
            (false, "()") => String::new(),
            (false, ret) => format!("-> {ret} "),
        }
    }

    /// The parameters of a closure, with their types.
    pub(super) fn closure_params(&mut self, id: FuncId, pointer: &Pointer) -> String {
        let func = self.program.func(id);
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
        params.join(", ")
    }

    /// Whether a closure is given back right behind its definition: it needs no name.
    pub(super) fn is_given_at_once(&self, id: FuncId) -> bool {
        let given_by = self.closures.all.get(&id).and_then(|it| it.given_by);
        let kept_by = self
            .closures
            .kept
            .get(&id)
            .and(self.program.func(id).parent);
        let Some(owner) = given_by.or(kept_by) else {
            return false;
        };
        // What its type gives may be more than it gives itself.
        let own = self.pointer(&Ty::Kept(vec![id]));
        let is_whole = kept_by.is_none()
            || match (own, self.pointer(&self.program.func(owner).ret)) {
                (Ok(own), Ok(all)) => own == all,
                // Where what it gives has no Rust, what stands behind the closure is a hole.
                (Ok(_), Err(_)) => false,
                _ => true,
            };
        match self.program.func(owner).body.body.as_slice() {
            [.., def, last] => {
                is_whole
                    && matches!(def.kind, StmtKind::Function(it) if it == id)
                    && matches!(last.kind, StmtKind::Return(Some(value))
                        if matches!(self.kind(value), Kind::Func(it) if *it == id))
            }
            _ => false,
        }
    }

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
