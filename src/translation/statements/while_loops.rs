//! `while`, and what loops with `else` note.

use super::leaves;
use crate::translation::translator::{LoopFrame, Res, Translator, refuse};
use crate::types::ir::{ExprId, Kind, StmtKind, Suite};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    pub(in crate::translation) fn while_loop(
        &mut self,
        test: ExprId,
        body: &Suite<'_>,
        orelse: Option<&Suite<'_>>,
        is_tail: bool,
    ) -> Res<()> {
        let before = self.out.lines.len();
        self.quiet = self.span_of(test);
        let (condition, bound) = match self.bound_in_test(test) {
            Some(bound) => {
                let mut head = self.test_that_binds(&bound)?;
                if self.moves_in_test(test, &bound, body)
                    && let Some(moved) = head.text.strip_suffix(".clone()")
                {
                    head.text = moved.to_owned();
                }
                (head.text, head.unwrapped)
            }
            None => (self.condition(test)?.text, Vec::new()),
        };
        self.check_failing(&[test])?;
        self.check_tries(&condition)?;
        if self.out.lines.len() > before {
            return refuse("a condition that takes more than one step");
        }
        let flag = self.open_else(body, orelse);
        if matches!(self.kind(test), Kind::Bool(true) | Kind::Int(1)) {
            self.out.line("loop {");
        } else if condition.starts_with("let ")
            && !condition.contains(" && ")
            && super::super::code::holds_guard(&condition)
        {
            // What is looked at is let go of before the body changes it.
            self.out.line("loop {");
            self.out.line(format!("{condition} else {{"));
            self.out.line("break;");
            self.out.line("};");
        } else {
            let condition = self
                .condition_of_locks(test, &condition)
                .unwrap_or(condition);
            self.out.line(format!("while {condition} {{"));
        }
        let unwrapped = self.unwrapped.clone();
        self.unwrapped.extend(bound);
        self.loops.push(LoopFrame { flag: flag.clone() });
        self.suite(body);
        self.loops.pop();
        self.unwrapped = unwrapped;
        self.out.line("}");
        self.close_else(is_tail, flag, orelse);
        Ok(())
    }

    /// A loop with `else` notes whether it was left by `break`.
    pub(in crate::translation) fn open_else(
        &mut self,
        body: &Suite<'_>,
        orelse: Option<&Suite<'_>>,
    ) -> Option<String> {
        orelse?;
        if !has_break(body) {
            return None;
        }
        let flag = if self.loops.iter().any(|it| it.flag.is_some()) {
            self.fresh("is_broken")
        } else {
            "is_broken".to_owned()
        };
        self.out.line(format!("let mut {flag} = false;"));
        Some(flag)
    }

    pub(in crate::translation) fn close_else(
        &mut self,
        is_tail: bool,
        flag: Option<String>,
        orelse: Option<&Suite<'_>>,
    ) {
        match (flag, orelse) {
            (Some(flag), Some(orelse)) => {
                self.out.line(format!("if !{flag} {{"));
                self.suite(orelse);
                self.out.line("}");
            }
            // Nothing leaves the loop by `break`: what follows it follows it always.
            (None, Some(orelse)) => self.suite_at(orelse, is_tail),
            _ => {}
        }
    }
}

/// Whether Rust has a value for a variable of a type that nothing was assigned to yet.
pub(super) fn has_default(ty: &Ty) -> bool {
    match ty {
        Ty::Instance(_) | Ty::Error(_) | Ty::Instant | Ty::Foreign(_) => false,
        Ty::Task(..) | Ty::Coroutine(..) | Ty::Stream(..) | Ty::Channel(_) => false,
        ty if ty.is_function() => false,
        ty if ty.outcome().is_some() => false,
        Ty::Tuple(items) => items.iter().all(has_default),
        _ => true,
    }
}

/// Whether a loop's own code has a `break` that can be reached.
fn has_break(suite: &Suite<'_>) -> bool {
    let end = suite
        .body
        .iter()
        .position(leaves)
        .map_or(suite.body.len(), |at| at + 1);
    suite.body[..end].iter().any(|stmt| match &stmt.kind {
        StmtKind::Break => true,
        StmtKind::If { arms, orelse } => {
            arms.iter().any(|it| has_break(&it.body)) || orelse.as_ref().is_some_and(has_break)
        }
        StmtKind::For { orelse, .. } | StmtKind::While { orelse, .. } => {
            orelse.as_ref().is_some_and(has_break)
        }
        StmtKind::Compound(suites, _) => suites.iter().any(has_break),
        _ => false,
    })
}
