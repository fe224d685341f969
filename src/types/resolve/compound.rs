//! Compound statements: `if`, `async with` over locks, and those that are not translated yet.

use rustpython_ast::{self as ast, Expr, Stmt as Tree};
use rustpython_text_size::Ranged;

use super::super::ir::{Arm, Manager, Nature, StmtKind};
use super::webs::join_env;
use super::{Builder, Env};
use crate::python::syntax::span;

impl<'a> Builder<'a, '_> {
    /// Whether it is `raise StopIteration` in `__next__`: nothing comes any more.
    pub(super) fn ends_iteration(&mut self, stmt: &ast::StmtRaise) -> bool {
        let func = self.frame().func;
        let class = match stmt.exc.as_deref() {
            Some(Expr::Call(call)) if call.arguments.is_empty() => &*call.func,
            Some(plain) => plain,
            None => return false,
        };
        self.program.func(func).name == "__next__"
            && self.frame().tries.is_empty()
            && crate::python::names::bare_name(class) == Some("StopIteration")
    }

    /// `async with`, whose managers are locks where nothing is given.
    pub(super) fn read_guarded(&mut self, stmt: &'a ast::StmtWith, start: u32) -> StmtKind<'a> {
        let name = |it: &'a ast::WithItem| {
            let given = it.optional_vars.as_deref();
            given.map(crate::python::names::bare_name)
        };
        let mut managers = Vec::new();
        for item in &stmt.items {
            let value = self.expr(&item.context_expr);
            let var = match name(item) {
                None => None,
                Some(Some(name)) => Some(self.bind(name)),
                Some(None) => return self.opaque(true, &[&stmt.body], start, "async with"),
            };
            managers.push(Manager { value, var });
        }
        self.program.guards.insert(start, managers);
        // Locks and limits of time end nothing that their body does.
        let body = self.suite(Nature::Plain, (u32::MAX, 0), &stmt.body);
        StmtKind::Compound(vec![body], "async with")
    }

    /// Code that is not translated yet; what it assigns is seen all the same.
    pub(super) fn opaque(
        &mut self,
        _: bool,
        bodies: &[&'a [Tree]],
        start: u32,
        why: &'static str,
    ) -> StmtKind<'a> {
        let before = self.frame().env.clone();
        let mut after = before.clone();
        let mut suites = Vec::new();
        for (index, body) in (0..).zip(bodies) {
            if body.is_empty() {
                continue;
            }
            self.frame().env.clone_from(&after);
            suites.push(self.suite(Nature::Plain, (start, index), body));
            let env = self.frame().env.take();
            join_env(&mut after, env);
        }
        self.frame().env = after;
        StmtKind::Compound(suites, why)
    }

    pub(super) fn read_if(&mut self, stmt: &'a ast::StmtIf, start: u32) -> StmtKind<'a> {
        let mut arms = Vec::new();
        let mut after: Option<Env<'a>> = None;
        let test = self.tested(&stmt.test);
        let mut rest = self.frame().env.clone();
        let tried = self.tried_lock(stmt);
        if tried.is_some() {
            self.program.tried_locks.insert(start);
        }
        let body = self.suite(Nature::Plain, (start, 0), tried.unwrap_or(&stmt.body));
        let env = self.frame().env.take();
        join_env(&mut after, env);
        let head = self.head(span(stmt).start, &stmt.body);
        let line = self.line(span(stmt).start);
        arms.push(Arm {
            test,
            body,
            line,
            head,
        });
        let mut orelse = None;
        for (index, clause) in (1..).zip(&stmt.elif_else_clauses) {
            self.frame().env.clone_from(&rest);
            let at = clause.range().start().to_usize();
            if let Some(test) = &clause.test {
                let test = self.tested(test);
                rest.clone_from(&self.frame().env.clone());
                let body = self.suite(Nature::Plain, (start, index), &clause.body);
                let head = self.head(at, &clause.body);
                arms.push(Arm {
                    test,
                    body,
                    line: self.line(at),
                    head,
                });
            } else {
                orelse = Some(self.suite(Nature::Plain, (start, index), &clause.body));
                rest = None;
            }
            let env = self.frame().env.take();
            join_env(&mut after, env);
        }
        join_env(&mut after, rest);
        self.frame().env = after;
        StmtKind::If { arms, orelse }
    }
}
