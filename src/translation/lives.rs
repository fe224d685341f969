//! For how long what a statement copies is looked at: a copy that is seen only while nothing changes is as good
//! as the second name that Python has.

use super::roots;
use super::translator::Translator;
use crate::types::ir::{ExprId, Kind, Nature, Stmt, StmtKind, Suite, Target, VarId};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// The positions between which a statement's copies are looked at; nothing if they may be kept.
    pub(super) fn region_of(&self, stmt: &Stmt<'_>) -> Option<(u32, u32)> {
        let whole = Some((stmt.start, stmt.end));
        match &stmt.kind {
            StmtKind::Expr(expr) => {
                let is_print = matches!(self.kind(*expr), Kind::Call(func, _)
                    if matches!(self.kind(*func), Kind::Builtin(name) if name == "print"));
                whole.filter(|_| is_print)
            }
            StmtKind::Assign { targets, value, .. } => {
                if !self.ty(*value).is_shared() {
                    return whole;
                }
                match targets.as_slice() {
                    [Target::Var(var)] => self.life_of(*var, stmt),
                    _ => None,
                }
            }
            StmtKind::Augmented { value, .. } => whole.filter(|_| !self.ty(*value).is_shared()),
            StmtKind::Return(Some(value)) => whole.filter(|_| !self.ty(*value).is_shared()),
            StmtKind::If { .. } | StmtKind::For { .. } | StmtKind::Assert(..) => whole,
            StmtKind::While { test, .. } => Some((stmt.start, self.program.expr(*test).position)),
            _ => None,
        }
    }

    /// Whether the present statement is the last that uses what a variable holds, as the next that names it
    /// assigns it anew on each way from here, and what it goes to is not changed.
    pub(super) fn is_let_go(&self, to: VarId, value: ExprId) -> bool {
        let Kind::Var(from) = self.kind(value) else {
            return false;
        };
        let info = self.program.var(*from);
        let after = info.occurrences.iter();
        let after = after.filter(|it| it.position > self.quiet.1);
        let Some(next) = after.min_by_key(|it| it.position).filter(|it| it.is_def) else {
            return false;
        };
        let here = self.program.expr(value).block;
        let around = || self.program.blocks_around(here);
        let is_reached = around().any(|it| it == next.block)
            && around()
                .take_while(|it| *it != next.block)
                .all(|it| self.program.blocks[it.at()].nature == Nature::Plain);
        let body = &self.program.func(info.func).body;
        is_reached
            // An error in between would be seen in the next round.
            && self.frames.is_empty()
            && !info.is_captured
            && !self.effects.changed.contains(&to)
            && !jumps_between(body, self.quiet.1, next.position)
    }

    /// Whether what the function does from the present statement on, or anywhere if that is in a loop, changes
    /// nothing that values of a type hold.
    pub(super) fn stays_from_here(&self, ty: &Ty) -> bool {
        let body = &self.program.func(self.func).body.body;
        let (Some(first), Some(last)) = (body.first(), body.last()) else {
            return true;
        };
        let from = if self.loops.is_empty() {
            self.quiet.0
        } else {
            first.start
        };
        let keeps_to_itself = |func| !self.effects.changers.contains(&func);
        self.changes
            .are_none_outside(from, last.end, keeps_to_itself, |part| {
                self.holds(ty, part, 0)
            })
    }

    /// From a declaration to where its variable, or a part of it, is looked at for the last time; nothing if it
    /// may outlive that.
    fn life_of(&self, var: VarId, stmt: &Stmt<'_>) -> Option<(u32, u32)> {
        let info = self.program.var(var);
        let defs = info.assignments();
        if info.is_captured
            || info.is_param
            || defs != 1
            || self.effects.stored.contains(&var)
            // What is changed through this name has to show through the other.
            || self.effects.changed.contains(&var)
            || self.binding(var).global.is_some()
        {
            return None;
        }
        let home = self.binding(var).home;
        let is_repeated = self
            .program
            .blocks_around(stmt.block)
            .take_while(|it| *it != home)
            .any(|it| self.program.blocks[it.at()].nature != Nature::Plain);
        if is_repeated {
            return None;
        }
        let last = info.occurrences.iter().map(|it| it.position).max()?;
        let mut end = last.max(stmt.end);
        let func = self.program.func(info.func);
        self.extends(&func.body, var, &mut end)?;
        Some((stmt.start, end))
    }

    /// Looks for what makes a variable, or a part of it, live longer; nothing if that has no end here.
    fn extends(&self, suite: &Suite<'_>, var: VarId, end: &mut u32) -> Option<()> {
        let is_part =
            |id: ExprId| roots::root(self.program, id) == Some(var) && self.ty(id).is_shared();
        for stmt in &suite.body {
            match &stmt.kind {
                StmtKind::Assign { value, .. } if self.holds_part(*value, &is_part) => return None,
                StmtKind::Return(Some(value))
                    if self.ty(*value).is_shared() && self.mentions(*value, var) =>
                {
                    return None;
                }
                StmtKind::For { iter, .. } if self.mentions(*iter, var) => {
                    *end = (*end).max(stmt.end);
                }
                _ => {}
            }
            for inner in stmt.suites() {
                self.extends(inner, var, end)?;
            }
        }
        Some(())
    }

    fn holds_part(&self, id: ExprId, is_part: &impl Fn(ExprId) -> bool) -> bool {
        is_part(id)
            || match self.kind(id) {
                Kind::Conditional { body, orelse, .. } => {
                    self.holds_part(*body, is_part) || self.holds_part(*orelse, is_part)
                }
                Kind::Logic(_, values) | Kind::Tuple(values) | Kind::List(values) => {
                    values.iter().any(|it| self.holds_part(*it, is_part))
                }
                Kind::Call(func, arguments) => {
                    self.ty(id).is_shared()
                        && (matches!(self.kind(*func), Kind::Attribute(object, _) if self.holds_part(*object, is_part))
                            || arguments
                                .iter()
                                .any(|it| self.holds_part(it.value, is_part)))
                }
                Kind::Comprehension(comprehension) => {
                    self.ty(id).item().is_shared()
                        && comprehension
                            .generators
                            .iter()
                            .any(|it| self.holds_part(it.iter, is_part))
                }
                _ => false,
            }
    }

    /// Whether a variable stands anywhere in an expression.
    fn mentions(&self, id: ExprId, var: VarId) -> bool {
        let span = &self.program.expr(id).span;
        self.reads_within(span, var)
    }
}

/// Whether a statement between two positions leaves a loop, or its round, or may be left by an error.
fn jumps_between(suite: &Suite<'_>, from: u32, to: u32) -> bool {
    suite.body.iter().any(|stmt| {
        let is_between = from < stmt.start && stmt.start < to;
        let is_jump = matches!(
            stmt.kind,
            StmtKind::Break | StmtKind::Continue | StmtKind::Compound(_, "try")
        );
        is_between && is_jump
            || stmt
                .suites()
                .into_iter()
                .any(|it| jumps_between(it, from, to))
    })
}
