//! The rounds of a generator that values are sent to: names as fields, and the ways out of the loop as ends.

use rustc_hash::FxHashSet;
use rustpython_ast::visitor::source_order::{self, SourceOrderVisitor};
use rustpython_ast::visitor::transformer::{self, Transformer};
use rustpython_ast::{self as ast, AtomicNodeIndex, Expr, Stmt};
use rustpython_text_size::{Ranged, TextRange};

use super::again;
use crate::python::names::bare_name;
use crate::types::nodes;

/// The names that are bound before anything else is done with them.
#[derive(Default)]
pub(super) struct Firsts<'a> {
    pub(super) stored: FxHashSet<&'a str>,
    seen: FxHashSet<&'a str>,
}

impl<'a> SourceOrderVisitor<'a> for Firsts<'a> {
    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        match stmt {
            Stmt::Assign(assign) => {
                self.visit_expr(&assign.value);
                assign.targets.iter().for_each(|it| self.visit_expr(it));
            }
            Stmt::AugAssign(assign) => {
                if let Some(name) = bare_name(&assign.target) {
                    self.seen.insert(name);
                }
                source_order::walk_stmt(self, stmt);
            }
            _ => source_order::walk_stmt(self, stmt),
        }
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        if let Expr::Name(name) = expr {
            let is_first = self.seen.insert(name.id.as_str());
            if is_first && matches!(name.ctx, ast::ExprContext::Store) {
                self.stored.insert(name.id.as_str());
            }
        }
        source_order::walk_expr(self, expr);
    }
}

/// Puts the fields of `self` for names.
pub(super) struct Held<'f> {
    pub(super) fields: &'f FxHashSet<String>,
}

impl Transformer for Held<'_> {
    fn visit_expr(&self, expr: &mut Expr) {
        if let Expr::Name(name) = expr
            && self.fields.contains(name.id.as_str())
        {
            *expr = Expr::Attribute(ast::ExprAttribute {
                node_index: AtomicNodeIndex::NONE,
                range: name.range,
                value: Box::new(nodes::name("self", name.range)),
                attr: ast::Identifier::new(name.id.as_str(), name.range),
                ctx: name.ctx,
            });
            return;
        }
        transformer::walk_expr(self, expr);
    }
}

/// The ways out of a round.
pub(super) struct Leave<'a> {
    pub(super) after: &'a [Stmt],
    pub(super) fields: &'a FxHashSet<String>,
}

impl Leave<'_> {
    /// What is done behind the loop, and the end.
    pub(super) fn ended(&self, range: TextRange) -> Vec<Stmt> {
        let mut body = self.after.to_vec();
        self.in_body(&mut body, true);
        let held = Held {
            fields: self.fields,
        };
        body.iter_mut().for_each(|it| held.visit_stmt(it));
        if !matches!(body.last(), Some(Stmt::Raise(_))) {
            body.push(stopped(None, range));
        }
        body
    }

    pub(super) fn in_body(&self, body: &mut Vec<Stmt>, is_inner: bool) {
        for mut stmt in std::mem::take(body) {
            let range = stmt.range();
            match &mut stmt {
                Stmt::Continue(_) if !is_inner => {
                    body.push(again(range));
                    continue;
                }
                Stmt::Break(_) if !is_inner => {
                    body.extend(self.ended(range));
                    continue;
                }
                Stmt::Return(it) => {
                    body.push(stopped(it.value.take().map(|it| *it), range));
                    continue;
                }
                Stmt::If(it) => {
                    self.in_body(&mut it.body, is_inner);
                    for clause in &mut it.elif_else_clauses {
                        self.in_body(&mut clause.body, is_inner);
                    }
                }
                Stmt::For(it) => self.in_body(&mut it.body, true),
                Stmt::While(it) => self.in_body(&mut it.body, true),
                _ => {}
            }
            body.push(stmt);
        }
    }
}

/// `raise StopIteration(value)`.
fn stopped(value: Option<Expr>, range: TextRange) -> Stmt {
    let exception = nodes::call(
        nodes::name("StopIteration", range),
        value.into_iter().collect(),
        Vec::new(),
        range,
    );
    Stmt::Raise(ast::StmtRaise {
        node_index: AtomicNodeIndex::NONE,
        range,
        exc: Some(Box::new(exception)),
        cause: None,
    })
}
