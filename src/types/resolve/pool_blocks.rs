//! `with` over pools: each is made, the body runs, and each ends.

use rustpython_ast::{self as ast, Expr, Stmt as Tree};

use super::super::ir::{Kind, Stmt, StmtKind, Target};
use super::Builder;
use super::pools::MAKERS;
use crate::python::names::bare_name;
use crate::python::source::Span;
use crate::python::syntax::span;

impl<'a> Builder<'a, '_> {
    /// `with` over pools: each is made, the body runs, and each ends.
    pub(super) fn with_pools(&mut self, stmt: &'a Tree) -> Option<Vec<Stmt<'a>>> {
        let Tree::With(with) = stmt else {
            return None;
        };
        let is_pool = |it: &ast::WithItem| {
            matches!(&it.context_expr, Expr::Call(call) if self.names.resolves_to(&call.func, MAKERS))
                && matches!(it.optional_vars.as_deref(), Some(Expr::Name(_)))
        };
        if with.is_async || !with.items.iter().all(is_pool) || self.frames.last()?.is_class {
            return None;
        }
        let mut stmts = Vec::new();
        let mut pools = Vec::new();
        for item in &with.items {
            let place = span(item);
            let start = self.next();
            let value = self.expr(&item.context_expr);
            let name = item.optional_vars.as_deref().and_then(bare_name)?;
            let var = self.bind(name);
            let kind = StmtKind::Assign {
                targets: vec![Target::Var(var)],
                value,
                annotation: None,
            };
            pools.push((stmts.len(), name, place.clone()));
            stmts.push(self.made(kind, &place, start));
        }
        let block = self.frame().block;
        let before = self.uses_of_pools(&pools);
        stmts.extend(self.suite_in(block, &with.body).body);
        let after = self.uses_of_pools(&pools);
        for (((at, name, place), before), after) in pools.iter().zip(before).zip(after).rev() {
            if before == after {
                // Its calls are made without it.
                stmts[*at].kind = StmtKind::Pass;
                continue;
            }
            if self.frame().env.is_none() {
                continue;
            }
            let start = self.next();
            let Kind::Var(var) = self.name(name, &with.items.first()?.context_expr) else {
                continue;
            };
            let object = self.push(Kind::Var(var), place.clone());
            let func = self.push(
                Kind::Attribute(object, "shutdown".to_owned()),
                place.clone(),
            );
            let call = self.push(Kind::Call(func, Vec::new()), place.clone());
            stmts.push(self.made(StmtKind::Expr(call), place, start));
        }
        Some(stmts)
    }

    /// How often each pool is used so far.
    fn uses_of_pools(&self, pools: &[(usize, &str, Span)]) -> Vec<usize> {
        let uses = |name: &str| {
            let vars = self.program.vars.iter().filter(|it| it.name == name);
            vars.flat_map(|it| &it.occurrences)
                .filter(|it| !it.is_def)
                .count()
        };
        pools.iter().map(|(_, name, _)| uses(name)).collect()
    }
}
