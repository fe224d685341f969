//! Iterators, generators, comprehensions and loops.

use rustpython_ast::{self as ast, Expr, NodeKind};

use super::traits::Traits;
use super::{Match, Row, callee, data, known};
use crate::python::scopes::{File, ScopeId};

pub(super) const IDIOMS: &[Row] = &[
    Row {
        id: "iteration.generator",
        title: "a generator function",
        counts: "a sync `def` with a `yield` or `yield from` in its own scope, not decorated with \
            context-manager.generator",
        reported_at: "the def",
        traits: Traits::NONE,
        matches: &[Match::Generator(is_generator)],
    },
    Row {
        id: "iteration.yield-from",
        title: "another generator's values passed on",
        counts: "a `yield from`",
        reported_at: "the expression",
        traits: Traits::NONE,
        matches: &[Match::Expr(&[NodeKind::ExprYieldFrom], |_| true)],
    },
    Row {
        id: "iteration.generator-expression",
        title: "a generator expression",
        counts: "a generator expression",
        reported_at: "the expression",
        traits: Traits::NONE,
        matches: &[Match::Comprehension(|comp| comp.node.is_generator_expr())],
    },
    Row {
        id: "iteration.list-comprehension",
        title: "a list comprehension",
        counts: "a list comprehension",
        reported_at: "the expression",
        traits: Traits::NONE,
        matches: &[Match::Comprehension(|comp| comp.node.is_list_comp_expr())],
    },
    Row {
        id: "iteration.dict-comprehension",
        title: "a dict comprehension",
        counts: "a dict comprehension",
        reported_at: "the expression",
        traits: Traits::NONE,
        matches: &[Match::Comprehension(|comp| comp.node.is_dict_comp_expr())],
    },
    Row {
        id: "iteration.set-comprehension",
        title: "a set comprehension",
        counts: "a set comprehension",
        reported_at: "the expression",
        traits: Traits::NONE,
        matches: &[Match::Comprehension(|comp| comp.node.is_set_comp_expr())],
    },
    Row {
        id: "iteration.protocol",
        title: "a class that is an iterator or iterable",
        counts: "a class that defines `__iter__`, `__next__`, `__aiter__` or `__anext__`",
        reported_at: "the class",
        traits: Traits::NONE,
        matches: &[Match::Class(|file, _, id| {
            file.has_method(id, &["__iter__", "__next__", "__aiter__", "__anext__"])
        })],
    },
    Row {
        id: "iteration.enumerate",
        title: "counting while iterating",
        counts: "a call of builtin `enumerate`",
        reported_at: "the call",
        traits: Traits::NONE,
        matches: &[Match::Builtin(&["enumerate"])],
    },
    Row {
        id: "iteration.zip",
        title: "several iterables side by side",
        counts: "a call of builtin `zip`",
        reported_at: "the call",
        traits: Traits::NONE,
        matches: &[Match::Builtin(&["zip"])],
    },
    Row {
        id: "iteration.index-loop",
        title: "a loop over indices",
        counts: "a `for` whose iterable is a call of builtin `range` whose last positional argument \
            contains a call of builtin `len`",
        reported_at: "the for",
        traits: Traits::NONE,
        matches: &[Match::For(is_index_loop)],
    },
    Row {
        id: "iteration.itertools",
        title: "iterators combined by itertools",
        counts: "a call of `itertools.*`",
        reported_at: "the call",
        traits: Traits::NONE,
        matches: &[Match::Call(&["itertools.*"])],
    },
    Row {
        id: "iteration.loop-else",
        title: "a loop with an else clause",
        counts: "a `for` or `while` with an `else` clause",
        reported_at: "the loop",
        traits: Traits::NONE,
        matches: &[
            Match::For(|_, stmt, _| !stmt.orelse.is_empty()),
            Match::Stmt(&[NodeKind::StmtWhile], |_, stmt, _| {
                stmt.as_while_stmt()
                    .is_some_and(|stmt| !stmt.orelse.is_empty())
            }),
        ],
    },
    Row {
        id: "iteration.aggregate",
        title: "any, all or sum",
        counts: "a call of builtin `any`, `all` or `sum`",
        reported_at: "the call",
        traits: Traits::NONE,
        matches: &[Match::Builtin(&["any", "all", "sum"])],
    },
    Row {
        id: "iteration.reversed",
        title: "backwards",
        counts: "a call of builtin `reversed`, or a load subscript `x[::-1]`",
        reported_at: "the expression",
        traits: Traits::NONE,
        matches: &[
            Match::Builtin(&["reversed"]),
            Match::Expr(data::SUBSCRIPT, data::is_reversal),
        ],
    },
];

fn is_generator(file: &File<'_>, def: &ast::StmtFunctionDef) -> bool {
    !def.is_async
        && !def.decorator_list.iter().any(|decorator| {
            file.names
                .resolves_to(callee(&decorator.expression), known::GENERATOR)
        })
}

/// Whether the loop runs over `range(..., ... len(...) ...)`.
fn is_index_loop(file: &File<'_>, stmt: &ast::StmtFor, _: ScopeId) -> bool {
    let Expr::Call(call) = &*stmt.iter else {
        return false;
    };
    file.names.is_builtin(&call.func, "range")
        && call.arguments.args.last().is_some_and(|last| {
            ast::helpers::any_over_expr(last, &|expr| {
                expr.as_call_expr()
                    .is_some_and(|call| file.names.is_builtin(&call.func, "len"))
            })
        })
}
