//! `a = b = []` as `a = []` and `b = a`: one value with two names.

use rustpython_ast::{Expr, Stmt};
use rustpython_text_size::Ranged as _;

use super::replaced;
use crate::types::nodes;

/// Splits such assignments of what is made there, and says whether there are any.
pub(super) fn rewrite(suite: &mut Vec<Stmt>) -> bool {
    replaced(suite, &|stmt| {
        let Stmt::Assign(assign) = stmt else {
            return None;
        };
        let [Expr::Name(first), rest @ ..] = assign.targets.as_slice() else {
            return None;
        };
        let is_made = matches!(
            *assign.value,
            Expr::List(_)
                | Expr::Dict(_)
                | Expr::Set(_)
                | Expr::ListComp(_)
                | Expr::DictComp(_)
                | Expr::SetComp(_)
                | Expr::Call(_)
        );
        if rest.is_empty() || !is_made {
            return None;
        }
        let mut made = assign.clone();
        made.targets.truncate(1);
        let mut split = vec![Stmt::Assign(made)];
        for target in rest {
            let value = nodes::name(first.id.as_str(), first.range);
            split.push(nodes::assign(target.clone(), value, stmt.range()));
        }
        Some(split)
    })
}
