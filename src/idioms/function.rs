//! Functions: closures, parameters, recursion, functions as values.

use rustpython_ast::{self as ast, Expr, NodeKind};

use super::traits::Traits;
use super::{Callee, Match, Row, decorator};
use crate::python::names::bare_name;
use crate::python::scopes::{File, ScopeId};

pub(super) const IDIOMS: &[Row] = &[
    Row {
        id: "function.closure",
        title: "a closure that is returned",
        counts: "a `def` F, neither decorator.definition nor decorator.parametrized, whose own scope \
            has `return W` with W a `def` nested in F's own scope, or `return <lambda>`, W's or \
            the lambda's body (nested code included; not its defaults or decorators) using a name \
            that F binds (a parameter or a local of F; W's own name is one)",
        reported_at: "F",
        traits: Traits::NONE,
        matches: &[Match::FunctionAround(is_closure)],
    },
    Row {
        id: "function.nonlocal",
        title: "an outer function's variable, assigned",
        counts: "a `nonlocal` statement",
        reported_at: "the statement",
        traits: Traits::HARD,
        matches: &[Match::Stmt(&[NodeKind::StmtNonlocal], |_, _, _| true)],
    },
    Row {
        id: "function.global",
        title: "a global variable, assigned",
        counts: "a `global` statement",
        reported_at: "the statement",
        traits: Traits::HARD,
        matches: &[Match::Stmt(&[NodeKind::StmtGlobal], |_, _, _| true)],
    },
    Row {
        id: "function.lambda",
        title: "a lambda",
        counts: "a `lambda`",
        reported_at: "the lambda",
        traits: Traits::NONE,
        matches: &[Match::Expr(&[NodeKind::ExprLambda], |_| true)],
    },
    Row {
        id: "function.varargs",
        title: "any number of arguments",
        counts: "a `def` with a `*args` or `**kwargs` parameter (a bare `*` is none)",
        reported_at: "the def",
        traits: Traits::HARD,
        matches: &[Match::Function(|_, def, _| {
            def.parameters.vararg.is_some() || def.parameters.kwarg.is_some()
        })],
    },
    Row {
        id: "function.keyword-only",
        title: "keyword-only parameters",
        counts: "a `def` with a keyword-only parameter (after `*` or `*args`; `**kwargs` is none)",
        reported_at: "the def",
        traits: Traits::NONE,
        matches: &[Match::Function(|_, def, _| {
            !def.parameters.kwonlyargs.is_empty()
        })],
    },
    Row {
        id: "function.mutable-default",
        title: "a default that all calls share",
        counts: "a `def` with a default that is a list, dict or set display or comprehension, or a call \
            of builtin `list`, `dict` or `set`",
        reported_at: "the def",
        traits: Traits::MISTAKE.of_defaults(),
        matches: &[Match::Function(has_mutable_default)],
    },
    Row {
        id: "function.partial",
        title: "a function with arguments filled in",
        counts: "a call of `functools.partial` or `functools.partialmethod`",
        reported_at: "the call",
        traits: Traits::NONE,
        matches: &[Match::Call(&[
            "functools.partial",
            "functools.partialmethod",
        ])],
    },
    Row {
        id: "function.recursion",
        title: "a function that calls itself",
        counts: "a `def` F, not a method, whose body (nested code included) calls F by bare name; or a \
            method m whose body (nested code included) calls `self.m` or `cls.m`",
        reported_at: "the def",
        traits: Traits::NONE,
        matches: &[Match::Function(is_recursive)],
    },
    Row {
        id: "function.map-filter",
        title: "map, filter or reduce",
        counts: "a call of builtin `map` or `filter`, or of `functools.reduce`",
        reported_at: "the call",
        traits: Traits::NONE,
        matches: &[
            Match::Builtin(&["map", "filter"]),
            Match::Call(&["functools.reduce"]),
        ],
    },
    Row {
        id: "function.sort-key",
        title: "an order given by a key",
        counts: "a call of builtin `sorted`, `min` or `max`, or a method call `.sort(...)`, with a \
            `key=` argument",
        reported_at: "the call",
        traits: Traits::NONE,
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
