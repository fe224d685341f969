//! `self.results.append(await job(n))`, and `print(await job(n), self.results)`: what is awaited has a name first, so
//! that nothing is held meanwhile.

use rustpython_ast::{Expr, Stmt};

use super::{Counts, replaced};
use crate::python::names::bare_name;
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
        let is_literal = |it: &Expr| it.is_string_literal_expr() || it.is_number_literal_expr();
        let args = &call.arguments.args;
        let at = args.iter().position(|it| !is_literal(it))?;
        let is_fit = match &*call.func {
            Expr::Attribute(method) => args.len() == 1 && is_place(&method.value),
            func => bare_name(func) == Some("print") && args.len() > at + 1,
        };
        let awaited @ Expr::Await(it) = args.get(at)? else {
            return None;
        };
        if !is_fit || !call.arguments.keywords.is_empty() {
            return None;
        }
        let range = it.range;
        let mut read = call.clone();
        *read.arguments.args.get_mut(at)? = nodes::name(name, range);
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
