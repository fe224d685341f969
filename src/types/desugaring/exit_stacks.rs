//! `with ExitStack() as stack` whose managers and callbacks are known: each manager that is entered is a `with` over
//! what follows, each callback what is done behind that on every way out.

use rustpython_ast::{self as ast, Expr, Stmt};
use rustpython_text_size::{Ranged, TextRange};

use super::super::collect::Bound;
use super::{Counts, bodies};
use crate::python::names::bare_name;
use crate::types::nodes;

/// Rewrites them, and says whether there are any.
pub(super) fn rewrite(suite: &mut Vec<Stmt>) -> bool {
    let is_imported = suite.iter().any(|it| match it {
        Stmt::ImportFrom(from) => {
            from.module
                .as_ref()
                .is_some_and(|it| it.as_str() == "contextlib")
                && from
                    .names
                    .iter()
                    .any(|it| it.name.as_str() == "ExitStack" && it.asname.is_none())
        }
        Stmt::Import(import) => {
            let mut names = import.names.iter();
            names.any(|it| it.name.as_str() == "contextlib" && it.asname.is_none())
        }
        _ => false,
    });
    let counts = Counts::of(suite);
    is_imported
        && counts.definitions("ExitStack") + counts.definitions("contextlib") == 0
        && apply(suite)
}

fn apply(body: &mut Vec<Stmt>) -> bool {
    let mut is_changed = false;
    for stmt in body {
        for inner in bodies(stmt) {
            is_changed |= apply(inner);
        }
        if let Stmt::With(with) = stmt
            && let Some(spelled) = spelled_out(with)
        {
            *stmt = spelled;
            is_changed = true;
        }
    }
    is_changed
}

/// What a statement of a body does with the stack.
enum Step {
    /// `value = stack.enter_context(manager)`.
    Enter(Expr, Option<Expr>),
    /// `stack.callback(function, ..)`.
    Callback(Expr),
    Nothing,
}

/// A `with` over a stack without it; None where more is done with the stack.
fn spelled_out(with: &ast::StmtWith) -> Option<Stmt> {
    let (last, before) = with.items.split_last()?;
    let stack = bare_name(last.optional_vars.as_deref()?)?.to_owned();
    if with.is_async || !is_stack(&last.context_expr) {
        return None;
    }
    let steps: Vec<Step> = with.body.iter().map(|it| step(it, &stack)).collect();
    let used = steps
        .iter()
        .filter(|it| !matches!(it, Step::Nothing))
        .count();
    let is_known = Counts::of(&with.body).names(&stack) == used;
    let are_fixed = steps.iter().enumerate().all(|(at, step)| match step {
        Step::Callback(call) => is_fixed(call, &with.body[at + 1..]),
        _ => true,
    });
    if used == 0 || !is_known || !are_fixed {
        return None;
    }
    let mut body: Vec<Stmt> = Vec::new();
    let end = with.range.end();
    for (stmt, step) in with.body.iter().zip(steps).rev() {
        // What is left is behind it.
        let range = TextRange::new(stmt.range().start(), end);
        let rest = if body.is_empty() {
            vec![nodes::pass(stmt.range())]
        } else {
            std::mem::take(&mut body)
        };
        match step {
            Step::Enter(manager, target) => {
                let item = ast::WithItem {
                    range: stmt.range(),
                    node_index: ast::AtomicNodeIndex::NONE,
                    context_expr: manager,
                    optional_vars: target.map(Box::new),
                };
                body = vec![over(vec![item], rest, range)];
            }
            Step::Callback(call) => {
                let done = nodes::statement(call, stmt.range());
                body = vec![Stmt::Try(ast::StmtTry {
                    node_index: ast::AtomicNodeIndex::NONE,
                    range,
                    body: rest,
                    handlers: Vec::new(),
                    orelse: Vec::new(),
                    finalbody: vec![done],
                    is_star: false,
                })];
            }
            Step::Nothing => {
                body = if rest.len() == 1 && rest[0].is_pass_stmt() {
                    vec![stmt.clone()]
                } else {
                    let mut all = vec![stmt.clone()];
                    all.extend(rest);
                    all
                };
            }
        }
    }
    if !before.is_empty() {
        return Some(over(before.to_vec(), body, with.range));
    }
    if body.len() == 1 {
        return body.pop();
    }
    // Something stands before the first manager.
    Some(always(body, with.range))
}

fn over(items: Vec<ast::WithItem>, body: Vec<Stmt>, range: TextRange) -> Stmt {
    Stmt::With(ast::StmtWith {
        node_index: ast::AtomicNodeIndex::NONE,
        range,
        is_async: false,
        items,
        body,
    })
}

/// Some statements as one.
fn always(body: Vec<Stmt>, range: TextRange) -> Stmt {
    Stmt::If(ast::StmtIf {
        node_index: ast::AtomicNodeIndex::NONE,
        range,
        test: Box::new(Expr::BooleanLiteral(ast::ExprBooleanLiteral {
            node_index: ast::AtomicNodeIndex::NONE,
            range: TextRange::empty(range.start()),
            value: true,
        })),
        body,
        elif_else_clauses: Vec::new(),
    })
}

fn is_stack(expr: &Expr) -> bool {
    let Expr::Call(call) = expr else {
        return false;
    };
    let is_named = match &*call.func {
        Expr::Name(name) => name.id.as_str() == "ExitStack",
        Expr::Attribute(of) => {
            of.attr.as_str() == "ExitStack" && bare_name(&of.value) == Some("contextlib")
        }
        _ => false,
    };
    is_named && call.arguments.is_empty()
}

fn step(stmt: &Stmt, stack: &str) -> Step {
    let (value, target) = match stmt {
        Stmt::Expr(it) => (&*it.value, None),
        Stmt::Assign(it) => match it.targets.as_slice() {
            [target @ Expr::Name(_)] => (&*it.value, Some(target.clone())),
            _ => return Step::Nothing,
        },
        _ => return Step::Nothing,
    };
    let Expr::Call(call) = value else {
        return Step::Nothing;
    };
    let Expr::Attribute(method) = &*call.func else {
        return Step::Nothing;
    };
    if bare_name(&method.value) != Some(stack) {
        return Step::Nothing;
    }
    let args = &call.arguments.args;
    match (method.attr.as_str(), &**args, &*call.arguments.keywords) {
        ("enter_context", [manager], []) => Step::Enter(manager.clone(), target),
        ("callback", [function, given @ ..], keywords) if target.is_none() => {
            Step::Callback(nodes::call(
                function.clone(),
                given.to_vec(),
                keywords.to_vec(),
                call.range,
            ))
        }
        _ => Step::Nothing,
    }
}

/// Whether a call means the same behind some statements: nothing that it names is bound in them.
fn is_fixed(call: &Expr, rest: &[Stmt]) -> bool {
    let bound = Bound::of(rest);
    let is_free = |it: &Expr| bare_name(it).is_some_and(|it| !bound.names.contains_key(it));
    let Expr::Call(call) = call else {
        return false;
    };
    let is_function = match &*call.func {
        Expr::Attribute(of) => is_free(&of.value),
        function => is_free(function),
    };
    let is_still = |it: &Expr| match it {
        Expr::NumberLiteral(_)
        | Expr::StringLiteral(_)
        | Expr::BooleanLiteral(_)
        | Expr::NoneLiteral(_) => true,
        other => is_free(other),
    };
    is_function
        && call.arguments.args.iter().all(is_still)
        && call
            .arguments
            .keywords
            .iter()
            .all(|it| it.arg.is_some() && is_still(&it.value))
}
