//! `for x in (First(..), Second(..)):` as a loop over the list of the same values: of which type they all are is asked
//! of a list alone.

use rustpython_ast::{self as ast, AtomicNodeIndex, Expr, Stmt};

use super::bodies;
use crate::python::names::bare_name;

/// Rewrites such loops, and says whether there are any.
pub(super) fn rewrite(suite: &mut [Stmt]) -> bool {
    let mut is_changed = false;
    for stmt in suite.iter_mut() {
        if let Stmt::For(it) = stmt
            && let Expr::Tuple(tuple) = &*it.iter
            && are_made_by_several(tuple)
        {
            *it.iter = Expr::List(ast::ExprList {
                node_index: AtomicNodeIndex::NONE,
                range: tuple.range,
                elts: tuple.elts.clone(),
                ctx: ast::ExprContext::Load,
            });
            is_changed = true;
        }
        for inner in bodies(stmt) {
            is_changed |= rewrite(inner);
        }
    }
    is_changed
}

/// Whether all values of a tuple are calls of names, and not all of the same one.
fn are_made_by_several(tuple: &ast::ExprTuple) -> bool {
    let made = |it: &Expr| Some(bare_name(&it.as_call_expr()?.func)?.to_owned());
    let names: Option<Vec<String>> = tuple.elts.iter().map(made).collect();
    names.is_some_and(|it| it.iter().any(|name| *name != it[0]))
}
