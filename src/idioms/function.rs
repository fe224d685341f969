//! Functions: closures, parameters, recursion, functions as values.

use rustpython_ast::{self as ast, Expr, NodeKind};

use super::{Idiom, Match, decorator};
use crate::names::bare_name;
use crate::scopes::{Call, File, Node, ScopeId};

pub(super) const IDIOMS: &[Idiom] = &[
    Idiom {
        id: "function.closure",
        title: "a closure that is returned",
        matches: &[Match::Function(|file, _, id| is_closure(file, id))],
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
        matches: &[Match::Expr(Expr::is_lambda_expr)],
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
        matches: &[Match::CallIf(|file, call, _| sorts_by_key(file, call))],
    },
];

/// Whether the function returns a nested function or lambda that uses what it binds.
fn is_closure(file: &File<'_>, id: ScopeId) -> bool {
    let scope = file.scope(id);
    let uses_binding = |nested: ScopeId| {
        file.uses_of(nested)
            .iter()
            .any(|(name, used_in)| file.binder(name, *used_in) == id)
    };
    let returns_function = || {
        scope.functions.iter().any(|nested| {
            let name = file.function_name(*nested);
            scope.returns.iter().any(|value| bare_name(value) == name) && uses_binding(*nested)
        })
    };
    let returns_lambda = || {
        scope.returns.iter().any(|value| {
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
    let name = def.name.as_str();
    let is_method = file.is_method(id);
    let home = file.scope(id).parent;
    file.nodes_of(id).iter().any(|(node, scope)| {
        let Node::Call(call) = node else { return false };
        match &*call.node.func {
            Expr::Name(callee) if !is_method => {
                callee.id.as_str() == name && Some(file.binder(name, *scope)) == home
            }
            Expr::Attribute(attribute) if is_method => {
                attribute.attr.as_str() == name
                    && matches!(bare_name(&attribute.value), Some("self" | "cls"))
            }
            _ => false,
        }
    })
}

fn sorts_by_key(file: &File<'_>, call: Call<'_>) -> bool {
    let func = &call.node.func;
    call.node.arguments.find_keyword("key").is_some()
        && (["sorted", "min", "max"]
            .iter()
            .any(|name| file.names.is_builtin(func, name))
            || super::method(call.node).is_some_and(|method| method.attr.as_str() == "sort"))
}
