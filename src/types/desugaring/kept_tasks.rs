//! A set that only keeps tasks from being collected, as Python drops what nothing stands for: `tasks.add(task)` and
//! `task.add_done_callback(tasks.discard)`. Rust's tasks need none.

use rustpython_ast::visitor::source_order::{self, SourceOrderVisitor};
use rustpython_ast::{Expr, Stmt};

use super::{bodies, replaced};
use crate::python::names::bare_name;
use crate::types::nodes;

/// Leaves such sets out, and says whether there are any.
pub(super) fn rewrite(suite: &mut Vec<Stmt>) -> bool {
    let mut names = Vec::new();
    kept_in(suite, &mut names);
    names.sort_unstable();
    names.dedup();
    names.retain(|name| {
        let mut uses = Uses {
            name,
            all: 0,
            known: 0,
            discards: 0,
        };
        uses.visit_body(suite);
        uses.discards > 0 && uses.all == uses.known
    });
    if names.is_empty() {
        return false;
    }
    replaced(suite, &|stmt| {
        let name = kept(stmt)
            .or_else(|| added(stmt))
            .or_else(|| discarded(stmt))?;
        let is_kept = names.iter().any(|it| it == name);
        is_kept.then(|| vec![nodes::pass(rustpython_text_size::Ranged::range(stmt))])
    })
}

fn kept_in(suite: &mut [Stmt], names: &mut Vec<String>) {
    for stmt in suite {
        names.extend(kept(stmt).map(str::to_owned));
        for inner in bodies(stmt) {
            kept_in(inner, names);
        }
    }
}

/// `name = set()`.
fn kept(stmt: &Stmt) -> Option<&str> {
    let (target, value) = match stmt {
        Stmt::Assign(it) => match it.targets.as_slice() {
            [target] => (target, &*it.value),
            _ => return None,
        },
        Stmt::AnnAssign(it) => (&*it.target, it.value.as_deref()?),
        _ => return None,
    };
    let call = value.as_call_expr()?;
    (bare_name(&call.func) == Some("set") && call.arguments.is_empty())
        .then(|| bare_name(target))
        .flatten()
}

/// The set of `name.add(task)`, where the task has a name of its own.
fn added(stmt: &Stmt) -> Option<&str> {
    let Stmt::Expr(it) = stmt else {
        return None;
    };
    let call = it.value.as_call_expr()?;
    let Expr::Attribute(method) = &*call.func else {
        return None;
    };
    let is_name = matches!(&*call.arguments.args, [Expr::Name(_)]);
    (method.attr.as_str() == "add" && is_name && call.arguments.keywords.is_empty())
        .then(|| bare_name(&method.value))
        .flatten()
}

/// The set of `task.add_done_callback(name.discard)`.
fn discarded(stmt: &Stmt) -> Option<&str> {
    let Stmt::Expr(it) = stmt else {
        return None;
    };
    let call = it.value.as_call_expr()?;
    let Expr::Attribute(method) = &*call.func else {
        return None;
    };
    if method.attr.as_str() != "add_done_callback" || !method.value.is_name_expr() {
        return None;
    }
    match (&*call.arguments.args, &*call.arguments.keywords) {
        ([Expr::Attribute(of)], []) if matches!(of.attr.as_str(), "discard" | "remove") => {
            bare_name(&of.value)
        }
        _ => None,
    }
}

/// How often a name is used, and how often in one of these ways.
struct Uses<'n> {
    name: &'n str,
    pub(super) all: usize,
    known: usize,
    discards: usize,
}

impl<'a> SourceOrderVisitor<'a> for Uses<'_> {
    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        let is_discarded = discarded(stmt) == Some(self.name);
        self.discards += usize::from(is_discarded);
        if is_discarded || kept(stmt) == Some(self.name) || added(stmt) == Some(self.name) {
            self.known += 1;
        }
        source_order::walk_stmt(self, stmt);
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        self.all += usize::from(bare_name(expr) == Some(self.name));
        source_order::walk_expr(self, expr);
    }

    fn visit_parameter(&mut self, parameter: &'a rustpython_ast::Parameter) {
        // Another variable of this name.
        self.all += usize::from(parameter.name.as_str() == self.name);
        source_order::walk_parameter(self, parameter);
    }
}
