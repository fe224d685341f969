//! Exceptions: raised, caught, defined.

use rustpython_ast::{self as ast, Expr, NodeKind, Stmt};

use super::{Idiom, Match};
use crate::python::scopes::{File, Opener, ScopeId};

pub(super) const IDIOMS: &[Idiom] = &[
    Idiom {
        id: "exception.try",
        title: "exceptions caught",
        matches: &[Match::Try(|_, stmt| !stmt.handlers.is_empty())],
    },
    Idiom {
        id: "exception.hierarchy",
        title: "exceptions told apart by type",
        matches: &[Match::Try(|_, stmt| stmt.handlers.len() > 1)],
    },
    Idiom {
        id: "exception.else",
        title: "code for when nothing was raised",
        matches: &[Match::Try(|_, stmt| !stmt.orelse.is_empty())],
    },
    Idiom {
        id: "exception.finally",
        title: "code that always runs",
        matches: &[Match::Try(|_, stmt| !stmt.finalbody.is_empty())],
    },
    Idiom {
        id: "exception.broad",
        title: "any exception caught",
        matches: &[Match::Except(|file, clause| {
            clause.type_.as_deref().is_none_or(|expr| {
                file.names.is_builtin(expr, "Exception")
                    || file.names.is_builtin(expr, "BaseException")
            })
        })],
    },
    Idiom {
        id: "exception.ignored",
        title: "an exception ignored",
        matches: &[Match::Except(|_, clause| is_ignored(&clause.body))],
    },
    Idiom {
        id: "exception.raise",
        title: "an exception raised",
        matches: &[Match::Stmt(&[NodeKind::StmtRaise], |_, stmt, _| {
            stmt.as_raise_stmt()
                .is_some_and(|raise| raise.exc.is_some() && raise.cause.is_none())
        })],
    },
    Idiom {
        id: "exception.reraise",
        title: "an exception raised again",
        matches: &[Match::Stmt(&[NodeKind::StmtRaise], |_, stmt, _| {
            stmt.as_raise_stmt()
                .is_some_and(|raise| raise.exc.is_none())
        })],
    },
    Idiom {
        id: "exception.chaining",
        title: "an exception with its cause",
        matches: &[Match::Stmt(&[NodeKind::StmtRaise], |_, stmt, _| {
            stmt.as_raise_stmt()
                .is_some_and(|raise| raise.cause.is_some())
        })],
    },
    Idiom {
        id: "exception.custom",
        title: "an exception type of one's own",
        matches: &[Match::Class(|file, _, id| is_exception(file, id))],
    },
    Idiom {
        id: "exception.group",
        title: "several exceptions at once",
        matches: &[Match::Try(|_, stmt| stmt.is_star)],
    },
    Idiom {
        id: "exception.assert",
        title: "an assertion",
        matches: &[Match::Stmt(&[NodeKind::StmtAssert], |_, _, _| true)],
    },
];

/// Whether the body is nothing but `pass`, `...` or `continue`.
fn is_ignored(body: &[Stmt]) -> bool {
    match body {
        [Stmt::Pass(_) | Stmt::Continue(_)] => true,
        [Stmt::Expr(ast::StmtExpr { value, .. })] => value.is_ellipsis_literal_expr(),
        _ => false,
    }
}

/// Whether the class or a class of the file that it derives from has a builtin exception as base.
fn is_exception(file: &File<'_>, class: ScopeId) -> bool {
    let derives = |id: ScopeId| match file.scope(id).opener {
        Opener::Class(node) => node
            .bases()
            .iter()
            .any(|base: &Expr| file.names.is_builtin_exception(base)),
        _ => false,
    };
    derives(class) || file.ancestor_classes(class).iter().copied().any(derives)
}
