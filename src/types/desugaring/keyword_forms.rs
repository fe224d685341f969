//! `dict(a=1)` and `scores.update(a=1)`: displays that spell the keywords as keys.

use rustpython_ast::{self as ast, AtomicNodeIndex, Expr, Stmt};
use rustpython_text_size::TextRange;

use super::Counts;
use crate::python::names::bare_name;
use crate::types::collect::Bound;
use crate::types::nodes::{self, Replace};

/// Rewrites them, and says whether there are any.
pub(super) fn rewrite(suite: &mut [Stmt]) -> bool {
    let counts = Counts::of(suite);
    let has_own_update = counts.definitions("update") > 0;
    let has_own_dict =
        counts.definitions("dict") > 0 || Bound::of(suite).names.contains_key("dict");
    // What they are given may hold another one.
    let mut is_changed = false;
    for _ in 0..3 {
        let found = std::cell::Cell::new(false);
        Replace(|it: &Expr| {
            let spelled = spelled(it, has_own_dict, has_own_update)?;
            found.set(true);
            Some(spelled)
        })
        .in_body(suite);
        is_changed |= found.get();
        if !found.get() {
            break;
        }
    }
    is_changed
}

fn spelled(expr: &Expr, has_own_dict: bool, has_own_update: bool) -> Option<Expr> {
    let Expr::Call(call) = expr else {
        return None;
    };
    let keywords = &call.arguments.keywords;
    if !call.arguments.args.is_empty()
        || keywords.is_empty()
        || keywords.iter().any(|it| it.arg.is_none())
    {
        return None;
    }
    if bare_name(&call.func) == Some("dict") && !has_own_dict {
        return Some(display(keywords, call.range));
    }
    let Expr::Attribute(attribute) = &*call.func else {
        return None;
    };
    if attribute.attr.as_str() != "update" || has_own_update {
        return None;
    }
    // What makes sums of bytes has an `update`, too, which takes no keywords.
    let given = vec![display(keywords, call.arguments.range)];
    let mut spelled = call.clone();
    spelled.arguments.args = given.into_boxed_slice();
    spelled.arguments.keywords = Box::default();
    Some(Expr::Call(spelled))
}

fn display(keywords: &[ast::Keyword], range: TextRange) -> Expr {
    let items = keywords.iter().filter_map(|it| {
        Some(ast::DictItem {
            key: Some(nodes::text(it.arg.as_ref()?.as_str(), it.range)),
            value: it.value.clone(),
        })
    });
    Expr::Dict(ast::ExprDict {
        node_index: AtomicNodeIndex::NONE,
        range,
        items: items.collect(),
    })
}
