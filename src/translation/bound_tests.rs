//! Tests that bind what they test: `if match := PATTERN.match(line)` is `if let Some(match) = ..`.

use rustpython_ast::CmpOp;

use super::code::{Form, Prec};
use super::conditions::Head;
use super::translator::{Res, Translator};
use super::tries::Jumps;
use crate::types::ir::{ExprId, Kind, Nature, Stmt, StmtKind, Suite, Target, VarId};
use crate::types::ty::Ty;

/// A test that binds a variable to what is not None.
pub(super) struct BoundTest {
    var: VarId,
    value: ExprId,
    /// What else has to hold.
    rest: Vec<ExprId>,
}

impl Translator<'_, '_> {
    /// The variable that a test binds, if nothing uses it but the rest of the test and the code that it leads
    /// to.
    pub(super) fn bound_in_test(&self, test: ExprId) -> Option<BoundTest> {
        let (first, rest) = match self.kind(test) {
            Kind::Logic(true, values) => (*values.first()?, values.get(1..)?.to_vec()),
            _ => (test, Vec::new()),
        };
        let (walrus, by_truth) = match self.kind(first) {
            Kind::Compare(left, rest) => match rest.as_slice() {
                [(CmpOp::IsNot, right)] if matches!(self.kind(*right), Kind::None) => {
                    (*left, false)
                }
                _ => return None,
            },
            _ => (first, true),
        };
        let Kind::Walrus(var, value) = self.kind(walrus) else {
            return None;
        };
        let Ty::Option(inner) = self.ty(*value) else {
            return None;
        };
        let info = self.program.var(*var);
        let is_plain = info.ty == *self.ty(*value)
            && info.assignments() == 1
            && !info.is_captured
            && self.binding(*var).global.is_none()
            && !self.is_boxed(inner)
            && (!by_truth || self.is_always_true(inner));
        let bound = BoundTest {
            var: *var,
            value: *value,
            rest,
        };
        Some(bound).filter(|_| is_plain && self.is_used_behind(test, *var, inner))
    }

    /// Whether a variable is used only within a test and in one block that it leads to, as what is not None.
    fn is_used_behind(&self, test: ExprId, var: VarId, inner: &Ty) -> bool {
        let test = self.program.expr(test);
        let mut arms = Vec::new();
        let uses = self.program.exprs.iter().zip(&self.types.exprs);
        let mut uses = uses.filter(|(it, _)| matches!(it.kind, Kind::Var(of) if of == var));
        let are_behind = uses.all(|(expr, ty)| {
            if test.span.start <= expr.span.start && expr.span.end <= test.span.end {
                return true;
            }
            let mut around = self.program.blocks_around(expr.block);
            let below = if self.program.blocks[test.block.at()].nature == Nature::Loop {
                // The test of a loop stands in the block of its body.
                around.find(|it| *it == test.block)
            } else {
                around.take_while(|it| *it != test.block).last()
            };
            arms.extend(below);
            ty == inner && below.is_some()
        });
        let arm = |at: usize| self.program.blocks[arms[at].at()].arm;
        are_behind && (1..arms.len()).all(|at| arm(at) == arm(0))
    }

    /// Whether a test of a statement binds a variable.
    pub(super) fn is_bound_by_test(&self, stmt: &Stmt<'_>, var: VarId) -> bool {
        let binds = |test: ExprId| self.bound_in_test(test).is_some_and(|it| it.var == var);
        match &stmt.kind {
            StmtKind::If { arms, .. } => arms.iter().any(|it| binds(it.test)),
            StmtKind::While {
                test, orelse: None, ..
            } if self.asked_by_loop(*test, stmt).is_some() => self
                .asked_by_loop(*test, stmt)
                .is_some_and(|it| it.0 == var),
            StmtKind::While { test, .. } => binds(*test),
            _ => false,
        }
    }

    /// `let Some(name) = value && rest`.
    pub(super) fn test_that_binds(&mut self, bound: &BoundTest) -> Res<Head> {
        let code = self.expr(bound.value)?;
        let code = self.owned(code, bound.value)?;
        let binding = self.binding(bound.var);
        let mutable = if binding.needs_mut { "mut " } else { "" };
        let mut text = format!("let Some({mutable}{}) = {}", binding.name, code.text);
        self.declared.insert(bound.var);
        let before = self.unwrapped.insert(bound.var, Form::Place);
        let mut left = None;
        for rest in &bound.rest {
            match self.condition(*rest) {
                Ok(condition) => {
                    text = format!("{text} && {}", condition.at_least(Prec::Compare));
                }
                Err(refusal) => left = Some(refusal),
            }
        }
        if before.is_none() {
            self.unwrapped.remove(&bound.var);
        }
        if let Some(refusal) = left {
            // Nothing binds it.
            self.declared.remove(&bound.var);
            return Err(refusal);
        }
        Ok(Head {
            text,
            unwrapped: vec![(bound.var, Form::Place)],
            is_swapped: false,
        })
    }

    /// Whether the value that the test of a loop binds may move into what it binds: a variable that nothing looks
    /// at until the end of the body, where it is assigned the next value.
    pub(super) fn moves_in_test(&self, test: ExprId, bound: &BoundTest, body: &Suite<'_>) -> bool {
        let Kind::Var(var) = *self.kind(bound.value) else {
            return false;
        };
        let Some(last) = body.body.last() else {
            return false;
        };
        let is_next = matches!(&last.kind, StmtKind::Assign { targets, .. }
            if matches!(targets.as_slice(), [Target::Var(to)] if *to == var));
        let (info, asked) = (self.program.var(var), self.program.expr(test));
        let starts = |position: u32| {
            let value = self.program.expr(bound.value).position;
            position == value || (last.start..=last.end).contains(&position)
        };
        let reads = info.occurrences.iter().filter(|it| !it.is_def);
        let mut reads = reads.filter(|it| !starts(it.position)).peekable();
        let jumps = Jumps::of(body, false);
        let within = |position: u32| {
            let first = body.body.first().map_or(last.start, |it| it.start);
            (first.min(asked.position)..=last.end).contains(&position)
        };
        bound.rest.is_empty()
            && is_next
            && !info.is_captured
            && self.binding(var).global.is_none()
            && self.frames.is_empty()
            && !jumps.continues
            && !(jumps.breaks && reads.peek().is_some())
            && !reads.any(|it| within(it.position))
    }
}
