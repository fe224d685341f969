//! What a function that is kept takes with it.

use rustc_hash::FxHashSet;

use crate::types::ir::{FuncId, Kind, VarId};

/// A function that is kept with what it uses.
#[derive(Debug, Clone, Default)]
pub(super) struct Kept {
    /// What it uses of the functions around, in the order of their ids.
    pub(super) captures: Vec<VarId>,
    /// The functions among these.
    pub(super) functions: Vec<FuncId>,
    /// Variables that nobody has but it: they move into it.
    pub(super) moves: FxHashSet<VarId>,
    /// Whether it assigns or changes something of what it uses.
    pub(super) changes: bool,
}

/// Whether an expression is a literal, which is the same whenever it is made.
pub(super) fn is_literal(kind: &Kind) -> bool {
    matches!(
        kind,
        Kind::Int(_) | Kind::Float(_) | Kind::Str(_) | Kind::Bool(_) | Kind::None
    )
}
