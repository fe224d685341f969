//! `self.results.append(await job(n))`: what is awaited has a name first, so that nothing is held meanwhile.

use rustpython_ast::{Expr, Stmt};

use super::{Counts, replaced};
use crate::types::nodes;

/// Names for what is awaited: the first that is free.
const NAMES: &[&str] = &["value", "awaited"];

/// Rewrites such statements, and says whether there are any.
pub(super) fn rewrite(suite: &mut Vec<Stmt>) -> bool {
    let counts = Counts::of(suite);
    let Some(name) = NAMES.iter().find(|it| !counts.has(it)) else {
        return false;
    };
    replaced(suite, &|stmt| {
        let Stmt::Expr(of) = stmt else {
            return None;
        };
        let Expr::Call(call) = &*of.value else {
            return None;
        };
        let Expr::Attribute(method) = &*call.func else {
            return None;
        };
        let [awaited @ Expr::Await(it)] = &*call.arguments.args else {
            return None;
        };
        if !call.arguments.keywords.is_empty() || !is_place(&method.value) {
            return None;
        }
        let range = it.range;
        let mut read = call.clone();
        read.arguments.args = vec![nodes::name(name, range)].into();
        let named = nodes::assign(nodes::name(name, range), awaited.clone(), range);
        Some(vec![named, nodes::statement(Expr::Call(read), of.range)])
    })
}

/// Whether an expression is a field of a field of a name.
fn is_place(expr: &Expr) -> bool {
    match expr {
        Expr::Attribute(it) => it.value.is_name_expr() || is_place(&it.value),
        _ => false,
    }
}
