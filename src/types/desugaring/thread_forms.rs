//! What is assigned to a thread after it is made, as an argument of the call that makes it; and a wait for a thread
//! that has an end, as a method of its own.

use std::cell::Cell;

use rustpython_ast::{Expr, Stmt};

use super::bodies;
use crate::python::names::bare_name;
use crate::types::nodes::{self, Replace};

/// Rewrites both, and says whether there is any.
pub(super) fn rewrite(suite: &mut Vec<Stmt>) -> bool {
    let is_changed = set_when_made(suite);
    let is_timed = Cell::new(false);
    Replace(|it: &Expr| {
        let timed = timed_join(it);
        is_timed.set(is_timed.get() || timed.is_some());
        timed
    })
    .in_body(suite);
    is_changed || is_timed.get()
}

/// `thread.join(timeout=5)` as `thread.join_for(5)`.
fn timed_join(expr: &Expr) -> Option<Expr> {
    let Expr::Call(call) = expr else {
        return None;
    };
    let Expr::Attribute(method) = &*call.func else {
        return None;
    };
    if method.attr.as_str() != "join" || method.value.is_string_literal_expr() {
        return None;
    }
    let seconds = match (&*call.arguments.args, &*call.arguments.keywords) {
        ([seconds], []) if seconds.is_number_literal_expr() => seconds,
        ([], [keyword])
            if keyword
                .arg
                .as_ref()
                .is_some_and(|it| it.as_str() == "timeout") =>
        {
            &keyword.value
        }
        _ => return None,
    };
    let range = call.range;
    if seconds.is_none_literal_expr() {
        return Some(nodes::call(
            (*call.func).clone(),
            Vec::new(),
            Vec::new(),
            range,
        ));
    }
    let func = nodes::attribute((*method.value).clone(), "join_for", method.range);
    Some(nodes::call(func, vec![seconds.clone()], Vec::new(), range))
}

/// `thread = Thread(..)`, then `thread.daemon = True`, as one call.
fn set_when_made(body: &mut Vec<Stmt>) -> bool {
    let mut is_changed = false;
    let mut read: Vec<Stmt> = Vec::with_capacity(body.len());
    for mut stmt in std::mem::take(body) {
        for inner in bodies(&mut stmt) {
            is_changed |= set_when_made(inner);
        }
        if let Some((place, name, value)) = setting(&stmt)
            && let Some(Stmt::Assign(made)) = read.last_mut()
            && let [target] = made.targets.as_slice()
            && is_same_place(target, place)
            && let Expr::Call(call) = &mut *made.value
            && makes_thread(&call.func)
            && (call.arguments.keywords.iter())
                .all(|it| it.arg.as_ref().is_some_and(|it| it.as_str() != name))
        {
            let keyword = nodes::keyword(name, value.clone(), call.range);
            let mut keywords = call.arguments.keywords.to_vec();
            keywords.push(keyword);
            call.arguments.keywords = keywords.into();
            is_changed = true;
            continue;
        }
        read.push(stmt);
    }
    *body = read;
    is_changed
}

fn makes_thread(func: &Expr) -> bool {
    let name = match func {
        Expr::Attribute(attribute) => Some(attribute.attr.as_str()),
        func => bare_name(func),
    };
    matches!(name, Some("Thread" | "Timer" | "Process"))
}

/// A setting of a thread: whose, its name, and its value, which is a literal.
fn setting(stmt: &Stmt) -> Option<(&Expr, &'static str, &Expr)> {
    let is_literal = |it: &Expr| it.is_boolean_literal_expr() || it.is_string_literal_expr();
    match stmt {
        Stmt::Assign(assign) => {
            let [Expr::Attribute(target)] = assign.targets.as_slice() else {
                return None;
            };
            let name = match target.attr.as_str() {
                "daemon" => "daemon",
                "name" => "name",
                _ => return None,
            };
            is_literal(&assign.value).then_some((&*target.value, name, &*assign.value))
        }
        Stmt::Expr(it) => {
            let Expr::Call(call) = &*it.value else {
                return None;
            };
            let (Expr::Attribute(method), [value], []) = (
                &*call.func,
                &*call.arguments.args,
                &*call.arguments.keywords,
            ) else {
                return None;
            };
            let name = match method.attr.as_str() {
                "setDaemon" => "daemon",
                "setName" => "name",
                _ => return None,
            };
            is_literal(value).then_some((&*method.value, name, value))
        }
        _ => None,
    }
}

/// Whether both are one name, or one attribute of one name.
fn is_same_place(a: &Expr, b: &Expr) -> bool {
    match (a, b) {
        (Expr::Name(a), Expr::Name(b)) => a.id == b.id,
        (Expr::Attribute(a), Expr::Attribute(b)) => {
            a.attr.as_str() == b.attr.as_str()
                && bare_name(&a.value).is_some()
                && bare_name(&a.value) == bare_name(&b.value)
        }
        _ => false,
    }
}
