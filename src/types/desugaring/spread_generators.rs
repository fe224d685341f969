//! `f(*(x for x in xs))`: a call is given all values of a generator before it begins, which is what a list has.

use rustpython_ast::{self as ast, Expr, Stmt};

use crate::types::nodes::Replace;

/// Rewrites such arguments, and says whether there are any.
pub(super) fn rewrite(suite: &mut [Stmt]) -> bool {
    let is_changed = std::cell::Cell::new(false);
    Replace(|expr: &Expr| {
        let Expr::Starred(star) = expr else {
            return None;
        };
        let list = listed(&star.value)?;
        is_changed.set(true);
        let mut star = star.clone();
        *star.value = list;
        Some(Expr::Starred(star))
    })
    .in_body(suite);
    is_changed.get()
}

/// A generator expression as the list of its values.
fn listed(expr: &Expr) -> Option<Expr> {
    let Expr::Generator(generator) = expr else {
        return None;
    };
    Some(Expr::ListComp(ast::ExprListComp {
        node_index: ast::AtomicNodeIndex::NONE,
        range: generator.range,
        elt: generator.elt.clone(),
        generators: generator.generators.clone(),
    }))
}
