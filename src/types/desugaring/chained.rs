//! `self.head = self.tail = node` as one assignment after the other.

use rustpython_ast::{Expr, Stmt};
use rustpython_text_size::Ranged;

use super::{Counts, replaced};
use crate::python::names::bare_name;
use crate::types::nodes;

/// Rewrites such assignments, and says whether there are any.
pub(super) fn rewrite(suite: &mut Vec<Stmt>) -> bool {
    let counts = Counts::of(suite);
    replaced(suite, &|stmt| one_by_one(stmt, &counts))
}

fn one_by_one(stmt: &Stmt, counts: &Counts) -> Option<Vec<Stmt>> {
    let Stmt::Assign(assign) = stmt else {
        return None;
    };
    let targets = assign.targets.as_slice();
    let is_fit = |it: &Expr| match it {
        Expr::Attribute(it) => it.value.is_name_expr(),
        it => it.is_name_expr(),
    };
    let (last, _) = targets.split_last().filter(|it| !it.1.is_empty())?;
    if !targets.iter().all(is_fit) || !targets.iter().any(Expr::is_attribute_expr) {
        return None;
    }
    let range = assign.range;
    let mut read = Vec::new();
    let name = match &*assign.value {
        Expr::Name(name) => name.id.to_string(),
        Expr::Call(_) => {
            let attribute = last.as_attribute_expr()?;
            let name = format!("new_{}", attribute.attr.as_str().trim_start_matches('_'));
            if counts.has(&name) {
                return None;
            }
            read.push(nodes::assign(
                nodes::stored(&name, range),
                (*assign.value).clone(),
                range,
            ));
            name
        }
        _ => return None,
    };
    // What a target is a part of stays what it is.
    let root = |it: &Expr| match it {
        Expr::Attribute(it) => bare_name(&it.value).map(str::to_owned),
        _ => None,
    };
    let assigned: Vec<&str> = targets.iter().filter_map(bare_name).collect();
    let is_moved = targets.iter().filter_map(root);
    let is_moved = is_moved.chain([name.clone()]);
    if is_moved
        .into_iter()
        .any(|it| assigned.contains(&it.as_str()))
    {
        return None;
    }
    for target in targets {
        let value = nodes::name(&name, target.range());
        read.push(nodes::assign(target.clone(), value, range));
    }
    Some(read)
}
