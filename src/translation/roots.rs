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
