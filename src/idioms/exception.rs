//! Exceptions: raised, caught, defined.

use rustpython_ast::{self as ast, Expr, NodeKind, Stmt};

use super::traits::{PLAIN_CLASS, Traits};
use super::{Match, Row};
use crate::python::scopes::{File, Opener, ScopeId};

pub(super) const IDIOMS: &[Row] = &[
    Row {
        id: "exception.try",
        title: "exceptions caught",
        counts: "a `try` with at least one `except`",
        reported_at: "the try",
        traits: Traits::NONE,
        matches: &[Match::Try(|_, stmt| !stmt.handlers.is_empty())],
    },
    Row {
        id: "exception.hierarchy",
        title: "exceptions told apart by type",
        counts: "a `try` with two or more `except` clauses",
        reported_at: "the try",
        traits: Traits::NONE,
        matches: &[Match::Try(|_, stmt| stmt.handlers.len() > 1)],
    },
    Row {
        id: "exception.else",
        title: "code for when nothing was raised",
        counts: "a `try` with an `else` clause",
        reported_at: "the try",
        traits: Traits::NONE,
        matches: &[Match::Try(|_, stmt| !stmt.orelse.is_empty())],
    },
    Row {
        id: "exception.finally",
        title: "code that always runs",
        counts: "a `try` with a `finally` clause",
        reported_at: "the try",
        traits: Traits::NONE,
        matches: &[Match::Try(|_, stmt| !stmt.finalbody.is_empty())],
    },
    Row {
        id: "exception.broad",
        title: "any exception caught",
        counts: "an `except` clause with no type, or with builtin `Exception` or `BaseException` \
            (alone, not in a tuple)",
        reported_at: "the except",
        traits: Traits::HARD,
        matches: &[Match::Except(|file, clause| {
            clause.type_.as_deref().is_none_or(|expr| {
                file.names.is_builtin(expr, "Exception")
                    || file.names.is_builtin(expr, "BaseException")
            })
        })],
    },
    Row {
        id: "exception.ignored",
        title: "an exception ignored",
        counts: "an `except` clause whose whole body is `pass`, `...` or `continue`",
        reported_at: "the except",
        traits: Traits::NONE,
        matches: &[Match::Except(|_, clause| is_ignored(&clause.body))],
    },
    Row {
        id: "exception.raise",
        title: "an exception raised",
        counts: "`raise X` without `from`",
        reported_at: "the raise",
        traits: Traits::NONE,
        matches: &[Match::Stmt(&[NodeKind::StmtRaise], |_, stmt, _| {
            stmt.as_raise_stmt()
                .is_some_and(|raise| raise.exc.is_some() && raise.cause.is_none())
        })],
    },
    Row {
        id: "exception.reraise",
        title: "an exception raised again",
        counts: "a bare `raise`",
        reported_at: "the raise",
        traits: Traits::NONE,
        matches: &[Match::Stmt(&[NodeKind::StmtRaise], |_, stmt, _| {
            stmt.as_raise_stmt()
                .is_some_and(|raise| raise.exc.is_none())
        })],
    },
    Row {
        id: "exception.chaining",
        title: "an exception with its cause",
        counts: "`raise X from Y`",
        reported_at: "the raise",
        traits: Traits::NONE,
        matches: &[Match::Stmt(&[NodeKind::StmtRaise], |_, stmt, _| {
            stmt.as_raise_stmt()
                .is_some_and(|raise| raise.cause.is_some())
        })],
    },
    Row {
        id: "exception.custom",
        title: "an exception type of one's own",
        counts: "a class with a base resolving to a builtin exception type, or to a class of the same \
            module, named by a bare name, that is itself an exception.custom",
        reported_at: "the class",
        traits: Traits::NONE.above(PLAIN_CLASS),
        matches: &[Match::Class(|file, _, id| is_exception(file, id))],
    },
    Row {
        id: "exception.group",
        title: "several exceptions at once",
        counts: "a `try` with `except*`",
        reported_at: "the try",
        traits: Traits::NONE,
        matches: &[Match::Try(|_, stmt| stmt.is_star)],
    },
    Row {
        id: "exception.assert",
        title: "an assertion",
        counts: "an `assert` statement",
        reported_at: "the assert",
        traits: Traits::NONE,
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
