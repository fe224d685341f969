//! `self.now, action = ..` of what is computed: names for all of it first, then the places.

use rustpython_ast::{self as ast, Expr, Stmt};
use rustpython_text_size::Ranged;

use super::{Counts, replaced};
use crate::types::nodes;

/// Rewrites such assignments, and says whether there are any.
pub(super) fn rewrite(suite: &mut Vec<Stmt>) -> bool {
    let counts = Counts::of(suite);
    replaced(suite, &|stmt| {
        let mut stmt = stmt.clone();
        let Stmt::Assign(assign) = &mut stmt else {
            return None;
        };
        let [Expr::Tuple(targets)] = assign.targets.as_mut_slice() else {
            return None;
        };
        if !matches!(&*assign.value, Expr::Call(_) | Expr::Subscript(_)) {
            return None;
        }
        let after = named(targets, &counts);
        (!after.is_empty()).then(|| [vec![stmt], after].concat())
    })
}

/// Names for the places among some targets, and what is assigned to these then.
fn named(targets: &mut ast::ExprTuple, counts: &Counts) -> Vec<Stmt> {
    let is_fit = |it: &Expr| match it {
        Expr::Name(_) => true,
        Expr::Attribute(it) => it.value.is_name_expr(),
        _ => false,
    };
    let has_place = targets.elts.iter().any(Expr::is_attribute_expr);
    if !has_place || !targets.elts.iter().all(is_fit) {
        return Vec::new();
    }
    let mut after = Vec::new();
    let mut places = targets.elts.clone();
    for place in &mut places {
        let Expr::Attribute(attribute) = place else {
            continue;
        };
        let name = format!("new_{}", attribute.attr.as_str().trim_start_matches('_'));
        if counts.has(&name) {
            return Vec::new();
        }
        let range = attribute.range;
        let mut target = nodes::name(&name, range);
        if let Expr::Name(it) = &mut target {
            it.ctx = ast::ExprContext::Store;
        }
        let place = std::mem::replace(place, target);
        let range = place.range();
        after.push(nodes::assign(place, nodes::name(&name, range), range));
    }
    targets.elts = places;
    after
}
