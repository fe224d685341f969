//! Type annotations.

use rustpython_ast::visitor::source_order::{self, SourceOrderVisitor};
use rustpython_ast::{self as ast, Expr, NodeKind, Operator, Stmt};

use super::traits::Traits;
use super::{Match, Row};
use crate::python::scopes::File;

pub(super) const IDIOMS: &[Row] = &[
    Row {
        id: "typing.optional",
        title: "a value that may be None",
        counts: "an annotation (of a parameter, a return value or a variable; no string) that contains \
            `Optional[...]` (resolved `typing.Optional`) or a `|` chain (parentheses ignored) with \
            None among its operands: once",
        reported_at: "the whole annotation",
        traits: Traits::NONE,
        matches: &[Match::Annotation(|file, annotation| {
            contains_subscript(file, annotation, &["typing.Optional"])
                || contains_union(annotation, true)
        })],
    },
    Row {
        id: "typing.union",
        title: "a value of one of several types",
        counts: "an annotation that contains `Union[...]` (resolved `typing.Union`) or a `|` chain \
            without None among its operands: once",
        reported_at: "the whole annotation",
        traits: Traits::NONE,
        matches: &[Match::Annotation(|file, annotation| {
            contains_subscript(file, annotation, &["typing.Union"])
                || contains_union(annotation, false)
        })],
    },
    Row {
        id: "typing.generic",
        title: "a type parameter",
        counts: "a class with a base `typing.Generic[...]`; a `def`, class or `type` statement with \
            type parameters (`def f[T]`); a call of `typing.TypeVar`",
        reported_at: "the def/class/statement; the call",
        traits: Traits::NONE,
        matches: &[
            Match::Class(|file, class, _| {
                class.type_params.is_some()
                    || class.bases().iter().any(|base| is_generic_base(file, base))
            }),
            Match::Function(|_, def, _| def.type_params.is_some()),
            Match::Stmt(&[NodeKind::StmtTypeAlias], |_, stmt, _| {
                stmt.as_type_alias_stmt()
                    .is_some_and(|alias| alias.type_params.is_some())
            }),
            Match::Call(&["typing.TypeVar"]),
        ],
    },
    Row {
        id: "typing.callable",
        title: "the type of a function",
        counts: "an annotation that contains `Callable[...]` resolved to `typing.Callable` or \
            `collections.abc.Callable`: once",
        reported_at: "the whole annotation",
        traits: Traits::NONE,
        matches: &[Match::Annotation(|file, annotation| {
            const CALLABLE: &[&str] = &["typing.Callable", "collections.abc.Callable"];
            contains_subscript(file, annotation, CALLABLE)
        })],
    },
    Row {
        id: "typing.alias",
        title: "a name for a type",
        counts: "a `type X = ...` statement, or an assignment with a value annotated `typing.TypeAlias`",
        reported_at: "the statement",
        traits: Traits::NONE,
        matches: &[Match::Stmt(ALIASES, |file, stmt, _| match stmt {
            Stmt::TypeAlias(_) => true,
            Stmt::AnnAssign(assign) => {
                assign.value.is_some()
                    && file
                        .names
                        .resolves_to(&assign.annotation, &["typing.TypeAlias"])
            }
            _ => false,
        })],
    },
];

const ALIASES: &[NodeKind] = &[NodeKind::StmtTypeAlias, NodeKind::StmtAnnAssign];

fn is_generic_base(file: &File<'_>, base: &Expr) -> bool {
    base.as_subscript_expr().is_some_and(|subscript| {
        file.names
            .resolves_to(&subscript.value, &["typing.Generic"])
    })
}

/// Whether the annotation contains `N[...]` for one of the names.
fn contains_subscript(file: &File<'_>, annotation: &Expr, names: &[&str]) -> bool {
    ast::helpers::any_over_expr(annotation, &|expr| {
        expr.as_subscript_expr()
            .is_some_and(|subscript| file.names.resolves_to(&subscript.value, names))
    })
}

/// Whether the annotation contains a chain of `|` with, or without, None among its operands.
fn contains_union(annotation: &Expr, with_none: bool) -> bool {
    let mut unions = Unions {
        with_none,
        found: false,
    };
    unions.visit_expr(annotation);
    unions.found
}

/// Looks for whole chains of `|`: a part of a chain is none.
struct Unions {
    with_none: bool,
    found: bool,
}

impl<'a> SourceOrderVisitor<'a> for Unions {
    fn visit_expr(&mut self, expr: &'a Expr) {
        let mut operands = Vec::new();
        flatten(expr, &mut operands);
        if operands.len() > 1 {
            self.found |= operands.iter().any(|it| it.is_none_literal_expr()) == self.with_none;
            for operand in operands {
                source_order::walk_expr(self, operand);
            }
        } else {
            source_order::walk_expr(self, expr);
        }
    }
}

/// The operands of a chain of `|`; the expression itself, if it is none.
fn flatten<'a>(expr: &'a Expr, operands: &mut Vec<&'a Expr>) {
    match expr {
        Expr::BinOp(ast::ExprBinOp {
            op: Operator::BitOr,
            left,
            right,
            ..
        }) => {
            flatten(left, operands);
            flatten(right, operands);
        }
        _ => operands.push(expr),
    }
}
