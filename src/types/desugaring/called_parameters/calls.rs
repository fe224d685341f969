//! The calls of functions that call one of their parameters.

use rustc_hash::{FxHashMap, FxHashSet};
use rustpython_ast::visitor::source_order::{self, SourceOrderVisitor};
use rustpython_ast::{self as ast, Expr, Stmt};

use super::super::Counts;
use super::Taking;
use crate::python::names::bare_name;

/// The calls of such functions in a file.
pub(super) struct Calls<'f, 'a> {
    pub(super) functions: &'f FxHashMap<String, Taking>,
    pub(super) counts: &'f Counts,
    pub(super) called: FxHashMap<&'a str, usize>,
    /// The functions that each is given to call.
    pub(super) callees: FxHashMap<&'a str, FxHashSet<&'a str>>,
    pub(super) refused: FxHashSet<&'a str>,
    /// Names that a function assigns which are not its own.
    pub(super) rebound: FxHashSet<&'a str>,
    /// The names that calls of each look at.
    pub(super) read: Vec<(&'a str, &'a str)>,
}

impl<'a> Calls<'_, 'a> {
    /// Whether a value is the same whenever it is computed, but for names that are assigned meanwhile.
    fn is_still(&mut self, name: &'a str, value: &'a Expr, is_repeated: bool) -> bool {
        match value {
            Expr::Name(it) => {
                self.read.push((name, it.id.as_str()));
                true
            }
            Expr::NumberLiteral(_)
            | Expr::StringLiteral(_)
            | Expr::BytesLiteral(_)
            | Expr::BooleanLiteral(_)
            | Expr::NoneLiteral(_) => true,
            Expr::UnaryOp(it) => self.is_still(name, &it.operand, is_repeated),
            Expr::Tuple(it) => it
                .elts
                .iter()
                .all(|it| self.is_still(name, it, is_repeated)),
            // One that is made again is another one.
            Expr::List(it) if !is_repeated => it
                .elts
                .iter()
                .all(|it| self.is_still(name, it, is_repeated)),
            _ => false,
        }
    }
}

impl<'a> SourceOrderVisitor<'a> for Calls<'_, 'a> {
    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        match stmt {
            Stmt::Global(it) => self
                .rebound
                .extend(it.names.iter().map(ast::Identifier::as_str)),
            Stmt::Nonlocal(it) => self
                .rebound
                .extend(it.names.iter().map(ast::Identifier::as_str)),
            _ => {}
        }
        source_order::walk_stmt(self, stmt);
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        if let Expr::Call(call) = expr
            && let Some(name) = bare_name(&call.func)
            && let Some(taking) = self.functions.get(name)
        {
            *self.called.entry(name).or_default() += 1;
            let is_fit = taking.actuals(call).is_some_and(|(all, rest)| {
                let callee = all.get(taking.called).and_then(|it| bare_name(it));
                let is_function = callee.is_some_and(|it| self.counts.definitions(it) == 1);
                self.callees.entry(name).or_default().extend(callee);
                let mut given = (all.iter().enumerate())
                    .filter(|(at, _)| taking.takes(*at))
                    .map(|it| *it.1)
                    .chain(rest);
                is_function && given.all(|it| self.is_still(name, it, taking.is_repeated))
            });
            if !is_fit {
                self.refused.insert(name);
            }
        }
        source_order::walk_expr(self, expr);
    }
}
