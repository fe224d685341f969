//! Coroutines that end early: Python raises an error where they wait, Rust lets go of them.

use rustc_hash::FxHashSet;

use super::super::coroutines::cancelled::CANCELLED;
use super::super::translator::{Res, Translator, refuse};
use crate::types::exceptions;
use crate::types::ir::{ExprId, FuncId, Kind, Stmt, StmtKind, Suite, Try};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// Refuses a `try` that would see its coroutine cancelled.
    pub(in super::super) fn check_cancelling(&self, stmt: &Stmt<'_>, read: &Try) -> Res<()> {
        if self.coroutines.sees.contains(&stmt.start)
            || !self.coroutines.let_go.contains(&self.func)
            || !self.awaits_in(stmt)
        {
            return Ok(());
        }
        if self.sees_cancelling(read) {
            return refuse("a handler that sees a task cancelled");
        }
        if read.has_finally && self.ends_early() {
            return refuse("a finally of a coroutine that may end early");
        }
        Ok(())
    }

    /// Whether a coroutine of the program may end early.
    fn ends_early(&self) -> bool {
        self.coroutines.cancels || self.coroutines.has_timeouts
    }

    /// Whether `finally` has to be done where a coroutine is let go of, too.
    pub(in super::super) fn is_let_go_in(&self, stmt: &Stmt<'_>) -> bool {
        self.coroutines.let_go.contains(&self.func)
            && !self.coroutines.sees.contains(&stmt.start)
            && self.ends_early()
            && self.awaits_in(stmt)
    }

    /// What stands around a block that ends where its task is cancelled: how it opens and closes.
    pub(in super::super) fn ended_by_cancelling(&mut self) -> Res<(String, String)> {
        let helper = self.helper("until_cancelled");
        let variant = self.error_variant(CANCELLED)?;
        Ok((
            format!("{helper}(async {{"),
            format!("}}).await.unwrap_or_else(|| Err({variant}(String::new())));"),
        ))
    }

    /// Whether a task that runs one of these functions may end with the error that says that it is cancelled.
    pub(super) fn ends_as_cancelled(&self, runs: &[FuncId]) -> bool {
        let classes = |it: &FuncId| &self.raises.funcs[it.at()];
        runs.iter().any(|it| classes(it).contains(&CANCELLED))
    }

    fn sees_cancelling(&self, read: &Try) -> bool {
        let cancelled = CANCELLED;
        read.handlers.iter().any(|it| {
            exceptions::caught(self.program, it.class).is_none_or(|classes| {
                classes
                    .iter()
                    .any(|it| exceptions::catches(self.program, *it, cancelled))
            })
        })
    }

    /// Whether something is awaited in a statement.
    fn awaits_in(&self, stmt: &Stmt<'_>) -> bool {
        let mut all = self.exprs_between(stmt.start, stmt.end);
        all.any(|it| matches!(it.kind, Kind::Await(_)))
    }

    /// Refuses to let go of coroutines that would do something then, or whose tasks would end with them.
    pub(super) fn check_let_go(&self, runs: &[FuncId]) -> Res<()> {
        let mut seen: FxHashSet<FuncId> = FxHashSet::default();
        let mut rest = runs.to_vec();
        while let Some(id) = rest.pop() {
            if !seen.insert(id) {
                continue;
            }
            let exprs = self.program.exprs.iter();
            let own = exprs.filter(|it| self.program.blocks[it.block.at()].func == id);
            for expr in own {
                if let Kind::Await(of) = expr.kind {
                    self.check_let_go_of(of)?;
                    rest.extend(self.ty(of).runs());
                }
            }
        }
        Ok(())
    }

    /// Refuses to let go of what is awaited in a suite.
    pub(super) fn check_let_go_in(&self, suite: &Suite<'_>) -> Res<()> {
        let (Some(first), Some(last)) = (suite.body.first(), suite.body.last()) else {
            return Ok(());
        };
        if has_try(suite) {
            return refuse("a try in what has a timeout");
        }
        for expr in self.exprs_between(first.start, last.end) {
            if let Kind::Await(of) = expr.kind {
                self.check_let_go_of(of)?;
                self.check_let_go(self.ty(of).runs())?;
            }
        }
        Ok(())
    }

    fn check_let_go_of(&self, of: ExprId) -> Res<()> {
        let is_task = matches!(self.ty(of).some(), Ty::Task(..));
        let makes_tasks = matches!(self.kind(of), Kind::Call(func, _)
            if matches!(self.kind(*func), Kind::Import(name)
                if name.starts_with("asyncio.")
                    && !matches!(name.as_str(), "asyncio.sleep" | "asyncio.wait_for")));
        if is_task || makes_tasks {
            return refuse("a task that ends with who waits for it");
        }
        Ok(())
    }
}

fn has_try(suite: &Suite<'_>) -> bool {
    suite.body.iter().any(|it| {
        matches!(it.kind, StmtKind::Compound(_, "try")) || it.suites().into_iter().any(has_try)
    })
}
