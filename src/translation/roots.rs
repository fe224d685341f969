//! Which variable a place belongs to.

use crate::types::ir::{ExprId, Kind, Program, VarId};

/// The variable that a place belongs to: `x` for `x`, `x[i]`, `x.y[i]`.
pub(super) fn root(program: &Program<'_>, expr: ExprId) -> Option<VarId> {
    match program.kind(expr) {
        Kind::Var(var) => Some(*var),
        Kind::Index(..) | Kind::Attribute(..) if program.parted.contains(&expr) => None,
        Kind::Index(object, _) | Kind::Attribute(object, _) => root(program, *object),
        // What a method lends is a part of what it is called on.
        Kind::Call(func, _) if program.lending.calls.contains_key(&expr) => root(program, *func),
        _ => None,
    }
}

impl super::translator::Translator<'_, '_> {
    /// A place as it would stand in the source if each variable had one name alone.
    pub(super) fn place_spelled(&self, id: ExprId) -> String {
        let slice = |id: ExprId| self.source.slice(self.program.expr(id).span.clone());
        match self.kind(id) {
            Kind::Var(var) => self.program.var(*var).name.clone(),
            Kind::Attribute(object, name) => format!("{}.{name}", self.place_spelled(*object)),
            Kind::Index(object, index) => {
                format!("{}[{}]", self.place_spelled(*object), slice(*index))
            }
            _ => slice(id).to_owned(),
        }
    }
}
