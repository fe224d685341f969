//! Iterators, generators, comprehensions and loops.

use rustpython_ast::{self as ast, Expr, NodeKind};

use super::{Idiom, Match, callee, context_manager, data};
use crate::python::scopes::{File, ScopeId};

pub(super) const IDIOMS: &[Idiom] = &[
    Idiom {
        id: "iteration.generator",
        title: "a generator function",
        matches: &[Match::Generator(is_generator)],
    },
    Idiom {
        id: "iteration.yield-from",
        title: "another generator's values passed on",
        matches: &[Match::Expr(&[NodeKind::ExprYieldFrom], |_| true)],
    },
    Idiom {
        id: "iteration.generator-expression",
        title: "a generator expression",
        matches: &[Match::Comprehension(|comp| comp.node.is_generator_expr())],
    },
    Idiom {
        id: "iteration.list-comprehension",
        title: "a list comprehension",
        matches: &[Match::Comprehension(|comp| comp.node.is_list_comp_expr())],
    },
    Idiom {
        id: "iteration.dict-comprehension",
        title: "a dict comprehension",
        matches: &[Match::Comprehension(|comp| comp.node.is_dict_comp_expr())],
    },
    Idiom {
        id: "iteration.set-comprehension",
        title: "a set comprehension",
        matches: &[Match::Comprehension(|comp| comp.node.is_set_comp_expr())],
    },
    Idiom {
        id: "iteration.protocol",
        title: "a class that is an iterator or iterable",
        matches: &[Match::Class(|file, _, id| {
            file.has_method(id, &["__iter__", "__next__", "__aiter__", "__anext__"])
        })],
    },
    Idiom {
        id: "iteration.enumerate",
        title: "counting while iterating",
        matches: &[Match::Builtin(&["enumerate"])],
    },
    Idiom {
        id: "iteration.zip",
        title: "several iterables side by side",
        matches: &[Match::Builtin(&["zip"])],
    },
    Idiom {
        id: "iteration.index-loop",
        title: "a loop over indices",
        matches: &[Match::For(is_index_loop)],
    },
    Idiom {
        id: "iteration.itertools",
        title: "iterators combined by itertools",
        matches: &[Match::Call(&["itertools.*"])],
    },
    Idiom {
        id: "iteration.loop-else",
        title: "a loop with an else clause",
        matches: &[
            Match::For(|_, stmt, _| !stmt.orelse.is_empty()),
            Match::Stmt(&[NodeKind::StmtWhile], |_, stmt, _| {
                stmt.as_while_stmt()
                    .is_some_and(|stmt| !stmt.orelse.is_empty())
            }),
        ],
    },
    Idiom {
        id: "iteration.aggregate",
        title: "any, all or sum",
        matches: &[Match::Builtin(&["any", "all", "sum"])],
    },
    Idiom {
        id: "iteration.reversed",
        title: "backwards",
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
                .resolves_to(callee(&decorator.expression), context_manager::GENERATOR)
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
