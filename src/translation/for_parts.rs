//! A `for` loop by its parts, for all that may write it.

use crate::types::ir::{ExprId, Suite, Target};

/// A `for` loop.
#[derive(Debug, Clone, Copy)]
pub(super) struct ForParts<'s, 'a> {
    pub(super) target: &'s Target,
    /// What it goes through.
    pub(super) iter: ExprId,
    pub(super) body: &'s Suite<'a>,
    pub(super) orelse: Option<&'s Suite<'a>>,
    /// Whether nothing comes behind it in its function.
    pub(super) is_tail: bool,
}

impl<'s, 'a> ForParts<'s, 'a> {
    /// A loop without `else` that something comes behind.
    pub(super) fn plain(target: &'s Target, iter: ExprId, body: &'s Suite<'a>) -> Self {
        Self {
            target,
            iter,
            body,
            orelse: None,
            is_tail: false,
        }
    }
}
