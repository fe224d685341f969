//! Handlers of errors that come as a group: `except* ValueError`, and `except ExceptionGroup` around tasks.

use rustpython_ast::{self as ast, Expr};

use super::super::ir::{ExprId, Kind};
use super::Builder;
use crate::python::syntax::span;

impl<'a> Builder<'a, '_> {
    /// Whether the only handler of a `try` is for groups of errors.
    pub(super) fn catches_group(&self, stmt: &ast::StmtTry) -> bool {
        let [ast::ExceptHandler::ExceptHandler(only)] = stmt.handlers.as_slice() else {
            return false;
        };
        only.type_.as_deref().is_some_and(|it| self.is_group(it))
    }

    fn is_group(&self, class: &Expr) -> bool {
        ["ExceptionGroup", "BaseExceptionGroup"]
            .iter()
            .any(|it| self.names.is_builtin(class, it))
    }

    /// The class that a handler names; of a group it is that of all it may hold.
    pub(super) fn caught_class(&mut self, class: &'a Expr) -> ExprId {
        if self.is_group(class) {
            return self.push(Kind::Builtin("Exception".to_owned()), span(class));
        }
        self.expr(class)
    }
}
