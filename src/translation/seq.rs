//! An iterator of Rust: its text, and how its items are held.

use super::code::Prec;
use crate::types::ir::ExprId;
use crate::types::ty::Ty;

/// How the items of an iterator are held.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Item {
    Value,
    /// An integer that is a `usize`.
    Count,
    Ref,
    /// A `&str`.
    Text,
    /// An option of a reference.
    Lent,
    /// A tuple of the iterator's own.
    Tuple(Vec<Item>),
    /// What two `zip`s make of three: `((a, b), c)`.
    Nested(Vec<Item>),
}

/// An iterator.
#[derive(Debug, Clone)]
pub(super) struct Seq {
    pub(super) text: String,
    pub(super) prec: Prec,
    pub(super) item: Item,
    pub(super) ty: Ty,
    /// The expression whose items it gives.
    pub(super) source: Option<ExprId>,
    /// What a `for` is written with, where that is shorter.
    pub(super) in_for: Option<String>,
    /// `a..b`.
    pub(super) is_plain_range: bool,
    /// Whether what a `for` is written with is a list of its own, which nobody else has.
    pub(super) is_new_list: bool,
    /// Whether it can be gone through from its end.
    pub(super) is_double: bool,
    /// The order of its items is nobody's promise.
    pub(super) is_unordered: bool,
    /// Whether each item is a `Result`.
    pub(super) fails: bool,
}

impl Seq {
    pub(super) fn new(text: impl Into<String>, item: Item, ty: Ty) -> Self {
        Self {
            text: text.into(),
            prec: Prec::Postfix,
            item,
            ty,
            source: None,
            in_for: None,
            is_plain_range: false,
            is_new_list: false,
            is_double: true,
            is_unordered: false,
            fails: false,
        }
    }

    pub(super) fn receiver(&self) -> String {
        if self.prec < Prec::Postfix {
            format!("({})", self.text)
        } else {
            self.text.clone()
        }
    }

    pub(super) fn in_for(mut self, text: impl Into<String>) -> Self {
        self.in_for = Some(text.into());
        self
    }
}
