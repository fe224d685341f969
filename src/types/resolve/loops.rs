//! Loops: what reaches their head from their end.

use rustpython_ast::{self as ast, Stmt as Tree};

use super::super::ir::{Kind, Nature, StmtKind, Suite};
use super::webs::join_env;
use super::{Builder, Env, Loop};

impl<'a> Builder<'a, '_> {
    pub(super) fn enter_loop(&mut self) {
        let head = self.frame().env.clone().unwrap_or_default();
        self.frame().loops.push(Loop {
            head,
            exposed: Vec::new(),
            breaks: Vec::new(),
            continues: Vec::new(),
        });
    }

    /// Ends a loop: what a round ends with is seen by the next. Gives what `break` leads to.
    pub(super) fn leave_loop(&mut self) -> Vec<Env<'a>> {
        let mut end = self.frame().env.take();
        let Some(around) = self.frame().loops.pop() else {
            return Vec::new();
        };
        for env in around.continues {
            join_env(&mut end, Some(env));
        }
        if let Some(end) = &end {
            for (name, var) in around.exposed {
                for other in end.get(name).into_iter().flatten() {
                    self.merge(var, *other);
                }
            }
        }
        join_env(&mut end, Some(around.head));
        self.frame().env = end;
        around.breaks
    }

    /// Reads the `else` of a loop.
    pub(super) fn read_orelse(
        &mut self,
        breaks: Vec<Env<'a>>,
        orelse: &'a [Tree],
        start: u32,
    ) -> Option<Suite<'a>> {
        let orelse = (!orelse.is_empty()).then(|| self.suite(Nature::Plain, (start, 1), orelse));
        let mut env = self.frame().env.take();
        for broken in breaks {
            join_env(&mut env, Some(broken));
        }
        self.frame().env = env;
        orelse
    }

    pub(super) fn read_for(&mut self, stmt: &'a ast::StmtFor, start: u32) -> StmtKind<'a> {
        let iter = self.expr(&stmt.iter);
        self.enter_loop();
        let around = self.frame().block;
        let block = self.block(Some(around), Nature::Loop, (start, 0));
        self.frame().block = block;
        let target = self.target(&stmt.target);
        self.frame().block = around;
        let body = self.suite_in(block, &stmt.body);
        let breaks = self.leave_loop();
        let orelse = self.read_orelse(breaks, &stmt.orelse, start);
        if stmt.is_async {
            let suites = std::iter::once(body).chain(orelse).collect();
            return StmtKind::Compound(suites, "async for");
        }
        StmtKind::For {
            target,
            iter,
            body,
            orelse,
        }
    }

    pub(super) fn read_while(&mut self, stmt: &'a ast::StmtWhile, start: u32) -> StmtKind<'a> {
        self.enter_loop();
        let around = self.frame().block;
        // The test runs again and again, too.
        let block = self.block(Some(around), Nature::Loop, (start, 0));
        self.frame().block = block;
        let test = self.expr(&stmt.test);
        self.frame().block = around;
        let is_endless = matches!(self.program.kind(test), Kind::Bool(true) | Kind::Int(1));
        let after_test = self.frame().env.clone();
        let body = self.suite_in(block, &stmt.body);
        let breaks = self.leave_loop();
        let mut env = self.frame().env.take();
        join_env(&mut env, after_test);
        self.frame().env = if is_endless { None } else { env };
        let orelse = self.read_orelse(breaks, &stmt.orelse, start);
        StmtKind::While { test, body, orelse }
    }
}
