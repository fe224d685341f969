//! Decorators: those that a file defines, and those that it applies.

use rustpython_ast::{self as ast, CmpOp, Expr};

use super::traits::{PLAIN_CLASS, Traits};
use super::{Match, Row, callee, known, method};
use crate::python::names::bare_name;
use crate::python::scopes::{Assignment, File, Node, Opener, ScopeId};

pub(super) const IDIOMS: &[Row] = &[
    Row {
        id: "decorator.definition",
        title: "a decorator",
        counts: "a `def` F with a `def` W directly or indirectly nested in F's own scope (in F's body, \
            also inside its if/with/try/for blocks, not inside a further def), where F's own scope \
            has `return W`, or `return G(..., W, ...)`/`return G(...)(W)` with W as a positional \
            argument, and W's body (nested code included) calls one of F's parameters by name",
        reported_at: "F",
        traits: Traits::NONE,
        matches: &[Match::FunctionAround(is_definition)],
    },
    Row {
        id: "decorator.parametrized",
        title: "a decorator that takes arguments",
        counts: "a `def` F that has in its own scope a nested `def` D which is itself a \
            decorator.definition, and F's own scope has `return D` (bare name)",
        reported_at: "F",
        traits: Traits::HARD,
        matches: &[Match::FunctionAround(is_parametrized)],
    },
    Row {
        id: "decorator.memoize",
        title: "a cache of a function's results",
        counts: "a decorator resolving to `functools.lru_cache` or `functools.cache` (bare or called); \
            or a decorator.definition F whose W's body (nested code included) contains `K in C` or \
            `K not in C` and an assignment (also chained) `C[...] = ...`, C being a name that `=` \
            or `:=` binds in the own scope of F or of a function around F",
        reported_at: "the decorator; or F",
        traits: Traits::HARD,
        matches: &[Match::Decorator(MEMOIZE), Match::FunctionAround(is_memoize)],
    },
    Row {
        id: "decorator.property",
        title: "a property",
        counts: "a decorator `property`, `functools.cached_property`, or \
            `X.setter`/`X.getter`/`X.deleter` with X a bare name",
        reported_at: "the decorator",
        traits: Traits::NONE,
        matches: &[Match::DecoratorIf(is_property)],
    },
    Row {
        id: "decorator.staticmethod",
        title: "a static method",
        counts: "decorator builtin `staticmethod`",
        reported_at: "the decorator",
        traits: Traits::NONE,
        matches: &[Match::DecoratorIf(|file, expr| {
            is_builtin(file, expr, "staticmethod")
        })],
    },
    Row {
        id: "decorator.classmethod",
        title: "a class method",
        counts: "decorator builtin `classmethod`",
        reported_at: "the decorator",
        traits: Traits::NONE,
        matches: &[Match::DecoratorIf(|file, expr| {
            is_builtin(file, expr, "classmethod")
        })],
    },
    Row {
        id: "decorator.dataclass",
        title: "a dataclass",
        counts: "decorator resolving to `dataclasses.dataclass` (bare or called)",
        reported_at: "the decorator",
        traits: Traits::NONE.above(PLAIN_CLASS),
        matches: &[Match::Decorator(known::DATACLASS)],
    },
    Row {
        id: "decorator.wraps",
        title: "functools.wraps on a wrapper",
        counts: "decorator that calls `functools.wraps`",
        reported_at: "the decorator",
        traits: Traits::NONE,
        matches: &[Match::DecoratorIf(is_wraps)],
    },
    Row {
        id: "decorator.singledispatch",
        title: "dispatch on the first argument's type",
        counts: "decorator `functools.singledispatch` or `functools.singledispatchmethod`",
        reported_at: "the decorator",
        traits: Traits::NONE,
        matches: &[Match::Decorator(SINGLEDISPATCH)],
    },
    Row {
        id: "decorator.overload",
        title: "an overloaded signature",
        counts: "decorator `typing.overload` (or `typing_extensions.overload`)",
        reported_at: "the decorator",
        traits: Traits::NONE,
        matches: &[Match::Decorator(OVERLOAD)],
    },
    Row {
        id: "decorator.route",
        title: "a route of a web framework",
        counts: "a decorator that is a method call named route, get, post, put, patch, delete or \
            websocket whose first positional argument is a string literal, and that is not \
            testing.mock",
        reported_at: "the decorator",
        traits: Traits::NONE,
        matches: &[Match::DecoratorIf(is_route)],
    },
    Row {
        id: "decorator.application",
        title: "a decorator applied",
        counts: "any other decorator, of a `def` or a class: instead of those above and of \
            context-manager.generator, class.abstract and testing.* decorators",
        reported_at: "the decorator",
        traits: Traits::NONE,
        matches: &[Match::DecoratorIf(is_application)],
    },
];

const MEMOIZE: &[&str] = &["functools.lru_cache", "functools.cache"];
const SINGLEDISPATCH: &[&str] = &["functools.singledispatch", "functools.singledispatchmethod"];
const OVERLOAD: &[&str] = &["typing.overload", "typing_extensions.overload"];
const ROUTES: &[&str] = &[
    "route",
    "get",
    "post",
    "put",
    "patch",
    "delete",
    "websocket",
];

/// Whether the function returns a nested function that calls one of its parameters.
pub(super) fn is_definition(file: &File<'_>, id: ScopeId) -> bool {
    wrappers(file, id).next().is_some()
}

/// Whether the function returns a nested decorator.
pub(super) fn is_parametrized(file: &File<'_>, id: ScopeId) -> bool {
    file.functions_of(id).any(|nested| {
        let name = file.function_name(nested);
        file.returns_of(id).any(|value| bare_name(value) == name) && is_definition(file, nested)
    })
}

/// The nested functions that make a function a decorator: returned, and calling a parameter of it.
fn wrappers<'f>(file: &'f File<'_>, id: ScopeId) -> impl Iterator<Item = ScopeId> + 'f {
    file.functions_of(id).filter(move |nested| {
        file.function_name(*nested)
            .is_some_and(|name| file.returns_of(id).any(|value| hands_out(value, name)))
            && calls_parameter(file, *nested, id)
    })
}

/// Whether `return value` hands out `name`: by itself, or through `G(..., name, ...)`.
fn hands_out(value: &Expr, name: &str) -> bool {
    match value {
        Expr::Call(call) => call
            .arguments
            .args
            .iter()
            .any(|arg| bare_name(arg) == Some(name)),
        _ => bare_name(value) == Some(name),
    }
}

fn calls_parameter(file: &File<'_>, wrapper: ScopeId, id: ScopeId) -> bool {
    let Opener::Function(function) = file.scope(id).opener else {
        return false;
    };
    file.nodes_of(wrapper).iter().any(|(node, scope)| {
        let Node::Call(call) = node else { return false };
        bare_name(&call.node.func).is_some_and(|name| {
            function.parameters.includes(name) && file.binder(name, *scope) == Some(id)
        })
    })
}

/// Whether a wrapper looks its results up in a name that a function around it assigns.
fn is_memoize(file: &File<'_>, id: ScopeId) -> bool {
    wrappers(file, id).any(|wrapper| {
        let is_cache = |name: &str, scope: ScopeId| {
            file.binder(name, scope).filter(|binder| {
                let is_function = matches!(file.scope(*binder).opener, Opener::Function(_));
                is_function
                    && file.ancestors(id).any(|around| around == *binder)
                    && file.assigns(*binder, name)
            })
        };
        file.nodes_of(wrapper).iter().any(|(node, scope)| {
            let Node::Expr(Expr::Compare(compare)) = node else {
                return false;
            };
            looked_up(compare).any(|name| {
                is_cache(name, *scope).is_some_and(|binder| {
                    file.assignments_of(wrapper).iter().any(|assignment| {
                        stores_into(assignment, name)
                            && is_cache(name, assignment.scope) == Some(binder)
                    })
                })
            })
        })
    })
}

/// The names C of `K in C` and `K not in C`.
fn looked_up(compare: &ast::ExprCompare) -> impl Iterator<Item = &str> {
    compare
        .ops
        .iter()
        .zip(&compare.comparators)
        .filter(|(op, _)| matches!(op, CmpOp::In | CmpOp::NotIn))
        .filter_map(|(_, right)| bare_name(right))
}

/// Whether an assignment is one of `name[...] = ...`.
fn stores_into(assignment: &Assignment<'_>, name: &str) -> bool {
    assignment.targets.iter().any(|target| match target {
        Expr::Subscript(subscript) => bare_name(&subscript.value) == Some(name),
        _ => false,
    })
}

fn is_builtin(file: &File<'_>, decorator: &Expr, name: &str) -> bool {
    file.names.is_builtin(callee(decorator), name)
}

fn is_property(file: &File<'_>, decorator: &Expr) -> bool {
    let accessor = decorator.as_attribute_expr().is_some_and(|attribute| {
        matches!(attribute.attr.as_str(), "setter" | "getter" | "deleter")
            && attribute.value.is_name_expr()
    });
    accessor
        || is_builtin(file, decorator, "property")
        || file
            .names
            .resolves_to(callee(decorator), &["functools.cached_property"])
}

fn is_wraps(file: &File<'_>, decorator: &Expr) -> bool {
    decorator.is_call_expr()
        && file
            .names
            .resolves_to(callee(decorator), &["functools.wraps"])
}

fn is_route(file: &File<'_>, decorator: &Expr) -> bool {
    let Expr::Call(call) = decorator else {
        return false;
    };
    method(call).is_some_and(|method| ROUTES.contains(&method.attr.as_str()))
        && call
            .arguments
            .args
            .first()
            .is_some_and(Expr::is_string_literal_expr)
        && !file.names.resolves_to(&call.func, known::MOCK)
}

/// Whether no other idiom claims the decorator.
fn is_application(file: &File<'_>, decorator: &Expr) -> bool {
    let claimed = [
        MEMOIZE,
        known::DATACLASS,
        SINGLEDISPATCH,
        OVERLOAD,
        known::GENERATOR,
        known::ABSTRACT_DECORATORS,
        known::MOCK,
        known::PYTEST,
    ];
    !claimed
        .iter()
        .any(|names| file.names.resolves_to(callee(decorator), names))
        && !is_builtin(file, decorator, "staticmethod")
        && !is_builtin(file, decorator, "classmethod")
        && !is_property(file, decorator)
        && !is_wraps(file, decorator)
        && !is_route(file, decorator)
}
