//! The parts of a generator that values are sent to.

use rustpython_ast::{self as ast, Expr, Stmt};

/// What gives the value that is there before anything is sent.
pub(super) const CURRENT: &str = "current";

/// Such a generator, by its parts.
pub(super) struct Parts<'a> {
    pub(super) def: &'a ast::StmtFunctionDef,
    pub(super) class: String,
    pub(in super::super) prelude: &'a [Stmt],
    pub(super) looping: &'a ast::StmtWhile,
    /// What a sent value is called; none if it is not looked at.
    pub(super) sent: Option<&'a str>,
    pub(super) first: &'a Stmt,
    pub(in super::super) given: Option<&'a Expr>,
    pub(super) after: &'a [Stmt],
    /// Whether a decorator has started it.
    pub(super) is_started: bool,
}
