//! What every decorator of the file has.

use rustpython_ast::Expr;

/// A name of a decorator, with what it is.
pub(super) type Named<'a> = (&'a str, &'a Expr);

/// What every decorator has.
#[derive(Debug, Clone)]
pub(super) struct Head<'a> {
    /// The name of the decorator; of a method that of its class stands before.
    pub(super) decorator: &'a str,
    /// The parameter that is the decorated function.
    pub(super) of: &'a str,
    /// What the parameters of a decorator with arguments stand for.
    pub(super) values: Vec<Named<'a>>,
    /// What its `*args` stand for, where it has such a parameter.
    pub(super) rest: Option<(&'a str, &'a [Expr])>,
    /// Variables that each application of it has for itself, with their first values.
    pub(super) state: Vec<Named<'a>>,
}
