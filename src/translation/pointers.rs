//! Functions as values: a pointer to one of the functions of the file, or to a lambda that uses nothing of
//! what is around it.

use super::code::Form;
use super::translator::{Res, Translator, refuse, unknown};
use super::variables::Global;
use crate::types::ir::{FuncId, Kind, ParamNature};
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
}
