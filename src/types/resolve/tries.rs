//! `try` with its handlers, and generators that yield in one.

use super::super::ir::{Handler, Kind, Nature, StmtKind, Suite, Target, Try, VarId};
use super::webs::{join_env, passed_env, reach_env};
use super::{Builder, Env};
use crate::python::syntax::span;
use rustpython_ast::{self as ast, Expr, Stmt as Tree};
use rustpython_text_size::Ranged;

impl<'a> Builder<'a, '_> {
    pub(super) fn read_try(&mut self, stmt: &'a ast::StmtTry, start: u32) -> StmtKind<'a> {
        // The body and `finally` run beside any other part; of the handlers and `else` only one runs.
        let shared = (u32::MAX, 0);
        let has_finally = !stmt.finalbody.is_empty();
        let is_group = stmt.is_star || self.catches_group(stmt);
        if is_group {
            self.program.group_tries.insert(start);
        }
        let before = self.frame().env.clone();
        self.frame().tries.push(Env::default());
        self.frame().tries.push(Env::default());
        let last = self.yielded_last(stmt);
        let read = &stmt.body[..stmt.body.len() - usize::from(last.is_some())];
        let mut suites = vec![self.suite(Nature::Plain, shared, read)];
        let given = last.map(|it| (self.kept_to_yield(&mut suites[0], it), it));
        let done = self.frame().tries.pop();
        let mut failed = before.clone();
        reach_env(&mut failed, done);
        let succeeded = self.frame().env.take();
        let mut after = None;
        let mut handlers = Vec::new();
        for (index, handler) in (1..).zip(&stmt.handlers) {
            let ast::ExceptHandler::ExceptHandler(clause) = handler;
            self.frame().env.clone_from(&failed);
            let class = clause.type_.as_deref().map(|it| self.caught_class(it));
            let around = self.frame().block;
            let block = self.block(Some(around), Nature::Plain, (start, index));
            self.frame().block = block;
            let var = clause.name.as_ref().map(|it| self.bind(it.as_str()));
            self.frame().block = around;
            if is_group {
                self.program.group_errors.extend(var);
            }
            suites.push(self.suite_in(block, &clause.body));
            let at = clause.range().start().to_usize();
            handlers.push(Handler {
                class,
                var,
                line: self.line(at),
            });
            // The name is gone behind the handler.
            if let (Some(name), Some(env)) = (&clause.name, &mut self.frame().env) {
                env.remove(name.as_str());
            }
            let env = self.frame().env.take();
            join_env(&mut after, env);
        }
        self.frame().env = succeeded;
        if !stmt.orelse.is_empty() || given.is_some() {
            let mut orelse = self.suite(Nature::Plain, (start, 0), &stmt.orelse);
            if let Some((var, at)) = given {
                self.yield_kept(&mut orelse, var, at);
            }
            suites.push(orelse);
        }
        let env = self.frame().env.take();
        join_env(&mut after, env);
        let done = self.frame().tries.pop();
        if has_finally {
            let ended = after.clone();
            let mut left = before;
            reach_env(&mut left, done);
            join_env(&mut left, after);
            self.frame().env = left;
            suites.push(self.suite(Nature::Plain, shared, &stmt.finalbody));
            let env = self.frame().env.take();
            after = ended.and_then(|ended| passed_env(env, ended));
        }
        self.frame().env = after;
        let read = Try {
            handlers,
            has_else: !stmt.orelse.is_empty() || given.is_some(),
            has_finally,
        };
        self.program.tries.insert(start, read);
        StmtKind::Compound(suites, "try")
    }

    /// The `yield` that ends the body of a `try`: what computes its value may fail, but giving it does not.
    fn yielded_last(&self, stmt: &'a ast::StmtTry) -> Option<&'a Tree> {
        let is_yield = |it: &Tree| matches!(it, Tree::Expr(it) if matches!(&*it.value, Expr::Yield(given) if given.value.is_some()));
        let last = stmt.body.last().filter(|it| is_yield(it))?;
        (!stmt.handlers.is_empty() && stmt.orelse.is_empty() && stmt.finalbody.is_empty())
            .then_some(last)
    }

    /// Computes at the end of a suite what such a `yield` gives.
    fn kept_to_yield(&mut self, suite: &mut Suite<'a>, stmt: &'a Tree) -> VarId {
        let block = suite.block.unwrap_or_else(|| self.frame().block);
        let around = std::mem::replace(&mut self.frame().block, block);
        let start = self.next();
        let given = match stmt {
            Tree::Expr(it) => match &*it.value {
                Expr::Yield(given) => given.value.as_deref(),
                _ => None,
            },
            _ => None,
        };
        let value = match given {
            Some(value) => self.expr(value),
            None => self.push(Kind::None, span(stmt)),
        };
        let func = self.frame().func;
        let var = self.new_var("value", func, false);
        self.occur(var, true);
        let kind = StmtKind::Assign {
            targets: vec![Target::Var(var)],
            value,
            annotation: None,
        };
        let made = self.made(kind, &span(stmt), start);
        suite.body.push(made);
        self.frame().block = around;
        var
    }

    fn yield_kept(&mut self, suite: &mut Suite<'a>, var: VarId, stmt: &'a Tree) {
        let block = suite.block.unwrap_or_else(|| self.frame().block);
        let around = std::mem::replace(&mut self.frame().block, block);
        let start = self.next();
        self.occur(var, false);
        let value = self.push(Kind::Var(var), span(stmt));
        let made = self.made(StmtKind::Yield(Some(value), false), &span(stmt), start);
        suite.body.push(made);
        self.frame().block = around;
    }
}
