//! A `try` that could not be drafted: which way it goes is a hole, and what stands on each way is drafted.

use super::{Jumps, Parts};
use crate::translation::code::Form;
use crate::translation::translator::Translator;
use crate::types::always_leaves;
use crate::types::ir::{Stmt, Suite};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// Writes a `try` whose head is a hole; false where that would pass over what `finally` does.
    pub(in crate::translation) fn left_try(
        &mut self,
        stmt: &Stmt<'_>,
        suites: &[Suite<'_>],
        why: &str,
        is_tail: bool,
    ) -> bool {
        let Some(read) = self.program.tries.get(&stmt.start).cloned() else {
            return false;
        };
        let Some(parts) = Parts::of(&read, suites) else {
            return false;
        };
        let leaves = |suite: &Suite<'_>| {
            let jumps = Jumps::of(suite, false);
            jumps.returns || jumps.breaks || jumps.continues
        };
        let mut all = parts
            .handlers
            .iter()
            .chain([parts.body])
            .chain(parts.orelse);
        if parts.handlers.is_empty() || parts.finally.is_some() && all.any(leaves) {
            return false;
        }
        let is_tail = is_tail
            && parts.finally.is_none()
            && (stmt.ends || self.program.func(self.func).ret == Ty::None);
        self.declare_made(stmt);
        let hole = self.hole(&stmt.head, stmt.line, why);
        self.out.line(format!("if {hole} {{"));
        self.suite_at(parts.body, is_tail && parts.orelse.is_none());
        if let Some(orelse) = parts.orelse {
            if always_leaves(parts.body) {
                self.skip_unreachable(&orelse.body);
            } else {
                self.suite_at(orelse, is_tail);
            }
        }
        let last = parts.handlers.len() - 1;
        for (at, suite) in parts.handlers.iter().enumerate() {
            let handler = &read.handlers[at];
            match handler.class {
                Some(class) if at < last => {
                    let span = self.program.expr(class).span.clone();
                    let hole = self.hole(&span, handler.line, why);
                    self.out.line(format!("}} else if {hole} {{"));
                }
                _ => self.out.line("} else {"),
            }
            self.out.seen(handler.line);
            self.handling.push(String::new());
            self.suite_at(suite, is_tail);
            self.handling.pop();
        }
        self.out.line("}");
        if let Some(finally) = parts.finally {
            self.suite(finally);
        }
        true
    }

    /// Declares what the body makes for what follows.
    fn declare_made(&mut self, stmt: &Stmt<'_>) {
        let assigned = self.assigned_by_try(stmt).map(|it| it.var);
        for var in self.made_by_try(stmt).into_iter().chain(assigned) {
            let ty = self.program.var(var).ty.clone();
            let binding = self.binding(var).clone();
            if binding.form != Form::Place || !self.has_rust(&ty) || self.may_be_closure(&ty) {
                continue;
            }
            let needs_mut = if binding.needs_mut { "mut " } else { "" };
            let rust = if binding.is_usize {
                "usize".to_owned()
            } else {
                self.rust_type(&ty)
            };
            self.declared.insert(var);
            self.out
                .line(format!("let {needs_mut}{}: {rust};", binding.name));
        }
    }
}
