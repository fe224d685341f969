//! How methods that give back their own object are used: in chains, and as calls of which nobody keeps anything.

use rustc_hash::{FxHashMap, FxHashSet};
use rustpython_ast::visitor::source_order::{self, SourceOrderVisitor};
use rustpython_ast::{Expr, Stmt as Tree};

use super::{Chain, Fluent, assigned, mentions};
use crate::python::names::bare_name;

/// How often each of the names is asked for, and how often as a call of which nobody keeps what it gives.
pub(super) struct Uses<'f, 'a> {
    pub(super) fluent: &'f Fluent<'a>,
    pub(super) classes: &'f FxHashSet<&'a str>,
    pub(in super::super) all: FxHashMap<&'a str, usize>,
    pub(super) plain: FxHashMap<&'a str, usize>,
}

impl<'a> Uses<'_, 'a> {
    /// The calls of a statement that can be statements of their own.
    fn plain_calls(&self, stmt: &'a Tree) -> Vec<&'a Expr> {
        match stmt {
            Tree::Expr(it) => match self.fluent.chain(&it.value) {
                Some(chain) if chain.calls.len() == 1 || chain.base.is_name_expr() => chain.calls,
                _ => Vec::new(),
            },
            _ => match assigned(stmt) {
                Some((target, value))
                    if !bare_name(target).is_some_and(|it| mentions(value, it)) =>
                {
                    let chain = self.fluent.chain(value);
                    let fits = |it: &Chain<'_>| {
                        it.is_fluent && is_made(it.base, self.classes)
                            || !it.is_fluent && it.base.is_name_expr()
                    };
                    chain.filter(fits).map_or_else(Vec::new, |it| it.calls)
                }
                _ => Vec::new(),
            },
        }
    }
}

/// Whether it makes an instance of a class of the file.
fn is_made(expr: &Expr, classes: &FxHashSet<&str>) -> bool {
    matches!(expr, Expr::Call(call) if bare_name(&call.func).is_some_and(|it| classes.contains(it)))
}

impl<'a> SourceOrderVisitor<'a> for Uses<'_, 'a> {
    fn visit_stmt(&mut self, stmt: &'a Tree) {
        for call in self.plain_calls(stmt) {
            if let Expr::Call(call) = call
                && let Expr::Attribute(attribute) = &*call.func
                && self.fluent.names.contains(attribute.attr.as_str())
            {
                *self.plain.entry(attribute.attr.as_str()).or_default() += 1;
            }
        }
        source_order::walk_stmt(self, stmt);
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        if let Expr::Attribute(attribute) = expr
            && self.fluent.names.contains(attribute.attr.as_str())
        {
            *self.all.entry(attribute.attr.as_str()).or_default() += 1;
        }
        source_order::walk_expr(self, expr);
    }
}
