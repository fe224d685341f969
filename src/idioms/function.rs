//! Functions: closures, parameters, recursion, functions as values.

use rustpython_ast::{self as ast, Expr, NodeKind};

use super::{Callee, Idiom, Match, decorator};
use crate::python::names::bare_name;
use crate::python::scopes::{File, ScopeId};

pub(super) const IDIOMS: &[Idiom] = &[
    Idiom {
        id: "function.closure",
        title: "a closure that is returned",
        matches: &[Match::FunctionAround(is_closure)],
    },
    Idiom {
        id: "function.nonlocal",
        title: "an outer function's variable, assigned",
        matches: &[Match::Stmt(&[NodeKind::StmtNonlocal], |_, _, _| true)],
    },
    Idiom {
        id: "function.global",
        title: "a global variable, assigned",
        matches: &[Match::Stmt(&[NodeKind::StmtGlobal], |_, _, _| true)],
    },
    Idiom {
        id: "function.lambda",
        title: "a lambda",
        matches: &[Match::Expr(&[NodeKind::ExprLambda], |_| true)],
    },
    Idiom {
        id: "function.varargs",
        title: "any number of arguments",
        matches: &[Match::Function(|_, def, _| {
            def.parameters.vararg.is_some() || def.parameters.kwarg.is_some()
        })],
    },
    Idiom {
        id: "function.keyword-only",
        title: "keyword-only parameters",
        matches: &[Match::Function(|_, def, _| {
            !def.parameters.kwonlyargs.is_empty()
        })],
    },
    Idiom {
        id: "function.mutable-default",
        title: "a default that all calls share",
        matches: &[Match::Function(has_mutable_default)],
    },
    Idiom {
        id: "function.partial",
        title: "a function with arguments filled in",
        matches: &[Match::Call(&[
            "functools.partial",
            "functools.partialmethod",
        ])],
    },
    Idiom {
        id: "function.recursion",
        title: "a function that calls itself",
        matches: &[Match::Function(is_recursive)],
    },
    Idiom {
        id: "function.map-filter",
        title: "map, filter or reduce",
        matches: &[
            Match::Builtin(&["map", "filter"]),
            Match::Call(&["functools.reduce"]),
        ],
    },
    Idiom {
        id: "function.sort-key",
        title: "an order given by a key",
        matches: &[Match::CallIf(
            &[
                Callee::Builtin(&["sorted", "min", "max"]),
                Callee::Method(&["sort"]),
            ],
            |_, call, _| call.node.arguments.find_keyword("key").is_some(),
        )],
    },
];

/// Whether the function returns a nested function or lambda that uses what it binds.
fn is_closure(file: &File<'_>, id: ScopeId) -> bool {
    let uses_binding = |nested: ScopeId| {
        file.uses_of(nested)
            .iter()
            .any(|(name, used_in)| file.binder(name, *used_in) == Some(id))
    };
    let returns_function = || {
        file.functions_of(id).any(|nested| {
            let name = file.function_name(nested);
            file.returns_of(id).any(|value| bare_name(value) == name) && uses_binding(nested)
        })
    };
    let returns_lambda = || {
        file.returns_of(id).any(|value| {
            let Expr::Lambda(lambda) = value else {
                return false;
            };
            file.lambda_scope(id, lambda).is_some_and(uses_binding)
        })
    };
    (returns_lambda() || returns_function())
        && !decorator::is_definition(file, id)
        && !decorator::is_parametrized(file, id)
}

fn has_mutable_default(file: &File<'_>, def: &ast::StmtFunctionDef, _: ScopeId) -> bool {
    def.parameters
        .iter_non_variadic_params()
        .filter_map(|p| p.default())
        .any(|default| match default {
            Expr::List(_)
            | Expr::Dict(_)
            | Expr::Set(_)
            | Expr::ListComp(_)
            | Expr::DictComp(_)
            | Expr::SetComp(_) => true,
            Expr::Call(call) => ["list", "dict", "set"]
                .iter()
                .any(|name| file.names.is_builtin(&call.func, name)),
            _ => false,
        })
}

fn is_recursive(file: &File<'_>, def: &ast::StmtFunctionDef, id: ScopeId) -> bool {
    let calls = file.self_calls_of(id);
    if calls.is_empty() {
        return false;
    }
    let is_method = file.is_method(id);
    let home = file.scope(id).parent;
    calls.iter().any(|call| {
        call.is_method == is_method
            && (is_method || file.binder(def.name.as_str(), call.scope) == home)
    })
}
