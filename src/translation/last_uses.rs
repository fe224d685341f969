//! Where a variable is used for the last time.

use super::translator::{Translator, suite_of};
use super::variables::Global;
use crate::types::ir::{BlockId, Expr, ExprId, Nature, StmtKind, Target, VarId};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// Whether no use of `var` can follow the one at `expr`.
    pub(super) fn is_last_use(&self, var: VarId, expr: ExprId) -> bool {
        let expr = self.program.expr(expr);
        let info = self.program.var(var);
        // Who makes or calls an instance has it still.
        let func = self.program.func(info.func);
        if func.class.is_some() && func.params.first().is_some_and(|it| it.var == var) {
            return false;
        }
        let is_global = |it: Global| it != Global::Late;
        if info.is_captured || self.binding(var).global.is_some_and(is_global) {
            return false;
        }
        if matches!(info.ty, Ty::Error(_)) && self.is_raised_again_behind(var, expr.position) {
            return false;
        }
        let home = match self.returning {
            Some((start, end, block)) if (start..=end).contains(&expr.position) => block,
            _ => self.binding(var).home,
        };
        let in_loop = self
            .program
            .blocks_around(expr.block)
            .take_while(|it| *it != home)
            .any(|it| self.program.blocks[it.at()].nature != Nature::Plain);
        if in_loop {
            return self.is_replaced_behind(var, expr);
        }
        // Where a value is given back, the rest of the function is not run.
        if let Some((start, end, _)) = self.returning
            && (start..=end).contains(&expr.position)
        {
            return info
                .occurrences
                .iter()
                .all(|it| it.position < expr.position || !(start..=end).contains(&it.position));
        }
        // The use itself was noted just before the expression.
        info.occurrences.iter().all(|it| {
            it.position < expr.position
                || self.program.are_exclusive(it.block, expr.block)
                || (it.is_def && self.is_killing(var, it.block, expr.block))
        })
    }

    /// Whether a variable gets another value right behind the statement that uses it, whatever comes between.
    fn is_replaced_behind(&self, var: VarId, used: &Expr) -> bool {
        let func = self.program.func(self.program.var(var).func);
        let Some(suite) = suite_of(&func.body, used.block) else {
            return false;
        };
        let uses = |from: u32, to: u32| {
            let info = self.program.var(var);
            info.occurrences
                .iter()
                .filter(|it| !it.is_def && (from..=to).contains(&it.position))
                .count()
        };
        let Some(at) = suite
            .body
            .iter()
            .position(|it| (it.start..=it.end).contains(&used.position))
        else {
            return false;
        };
        let is_simple = |it: &StmtKind<'_>| {
            matches!(
                it,
                StmtKind::Expr(_)
                    | StmtKind::Assign { .. }
                    | StmtKind::Augmented { .. }
                    | StmtKind::Yield(..)
                    | StmtKind::Pass
            )
        };
        let here = &suite.body[at];
        if !is_simple(&here.kind) || uses(here.start, here.end) != 1 {
            return false;
        }
        let gives = |it: &StmtKind<'_>| {
            matches!(it, StmtKind::Assign { targets, .. }
                if matches!(targets.as_slice(), [Target::Var(it)] if *it == var))
        };
        // `x = f(x)`: what raises leaves the loop, if nobody goes on behind it.
        if gives(&here.kind) && self.frames.is_empty() {
            return true;
        }
        for stmt in &suite.body[at + 1..] {
            if !is_simple(&stmt.kind) || uses(stmt.start, stmt.end) > 0 {
                return false;
            }
            if gives(&stmt.kind) {
                return true;
            }
        }
        false
    }

    /// Whether an assignment in `def` replaces the value for all that follows in `at`.
    fn is_killing(&self, _: VarId, def: BlockId, at: BlockId) -> bool {
        def == at
    }

    /// Whether what is written is a closure that has a variable of a function around it.
    pub(super) fn has_captured(&self, var: VarId) -> bool {
        if self.coroutines.moved.get(&var) == Some(&self.func) {
            return true;
        }
        let owner = self.program.var(var).func;
        let is_closure = self.closures.all.contains_key(&self.func)
            && self.program.func(self.func).parent == Some(owner);
        let kept = self.closures.kept.get(&self.func);
        is_closure || kept.is_some_and(|it| it.captures.contains(&var))
    }
}
