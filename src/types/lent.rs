//! What methods lend of the objects that they are called on: nothing but the facts.

use rustc_hash::{FxHashMap, FxHashSet};

use super::ids::{ExprId, FuncId, VarId};

/// What methods lend of the objects that they are called on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Lending {
    /// The methods, with what each gives back.
    pub(crate) methods: FxHashMap<FuncId, Lender>,
    /// The calls of them.
    pub(crate) calls: FxHashMap<ExprId, FuncId>,
    /// Calls of them in statements in which what they are called on is used once more.
    pub(crate) crowded: FxHashSet<ExprId>,
    /// Objects that go into a container right before they are given back: they are moved.
    pub(crate) moved: FxHashSet<ExprId>,
    /// Such objects where they are given back, and where they are by then.
    pub(crate) kept: FxHashMap<ExprId, Kept>,
}

/// A method that lends.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Lender {
    /// Variables of it through which what is lent is reached.
    pub(crate) vars: Vec<VarId>,
}

/// Where an object was put.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kept {
    /// In a dict, under a key.
    Under(ExprId, ExprId),
    /// At the end of a list.
    Last(ExprId),
}
