//! The docstrings of definitions.

use rustpython_ast::{Expr, Stmt};

/// The docstring that a body begins with.
pub(super) fn docstring(body: &[Stmt]) -> Option<String> {
    match body.first()? {
        Stmt::Expr(stmt) => match &*stmt.value {
            Expr::StringLiteral(text) => Some(text.value.to_str().to_owned()),
            _ => None,
        },
        _ => None,
    }
}
