//! Functions within functions, as closures.

use super::pointers::Pointer;
use super::translator::{Res, Translator};
use crate::types::ir::{FuncId, Kind, StmtKind};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
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
}
