//! What a `try` of Python sees, and a `Result` of Rust does not.

use super::Parts;
use crate::translation::raises::Attempt;
use crate::translation::translator::{Res, Translator, refuse};
use crate::types::exceptions::{self, Exc};
use crate::types::ir::{Kind, Stmt, StmtKind, Suite, Try};

/// Errors that Python raises by itself, and whose places are not looked for. A handler of them stands where the
/// author has seen one.
const IMPLICIT: [&str; 5] = [
    "MemoryError",
    "NameError",
    "OverflowError",
    "RecursionError",
    "UnboundLocalError",
];

impl Translator<'_, '_> {
    /// Refuses a handler that would be left out as nothing raises what it is for, if Python may do so by itself.
    pub(super) fn check_implicit(&self, read: &Try, facts: &Attempt) -> Res<()> {
        let unused = read.handlers.iter().zip(&facts.handled);
        let mut unused = unused.filter(|(_, handled)| handled.is_empty());
        let is_implicit = unused.any(|(handler, _)| {
            let caught = exceptions::caught(self.program, handler.class).unwrap_or_default();
            caught
                .iter()
                .any(|it| matches!(it, Exc::Builtin(name) if IMPLICIT.contains(name)))
        });
        if is_implicit {
            return refuse("a handler of errors that Rust does not raise");
        }
        Ok(())
    }

    /// Refuses to give back what `finally` still uses: in Python it is one value, and Rust would have moved it.
    pub(super) fn check_given_back(&self, parts: &Parts<'_, '_>, finally: &Suite<'_>) -> Res<()> {
        let (Some(first), Some(last)) = (finally.body.first(), finally.body.last()) else {
            return Ok(());
        };
        let within = first.start..=last.end;
        let suites = std::iter::once(parts.body).chain(parts.handlers);
        let mut suites = suites.chain(parts.orelse);
        if suites.any(|it| self.gives_back(it, &within)) {
            return refuse("a value that is given back and that `finally` uses");
        }
        Ok(())
    }

    fn gives_back(&self, suite: &Suite<'_>, used: &std::ops::RangeInclusive<u32>) -> bool {
        let is_given = |stmt: &Stmt<'_>| {
            let StmtKind::Return(Some(value)) = &stmt.kind else {
                return false;
            };
            let mut held = vec![*value];
            while let Some(value) = held.pop() {
                match self.kind(value) {
                    Kind::Var(var) if !self.ty(value).is_copy() => {
                        let uses = &self.program.var(*var).occurrences;
                        if uses.iter().any(|it| used.contains(&it.position)) {
                            return true;
                        }
                    }
                    Kind::Tuple(items) | Kind::List(items) => held.extend(items),
                    _ => {}
                }
            }
            false
        };
        suite.body.iter().any(|stmt| {
            is_given(stmt)
                || stmt
                    .suites()
                    .into_iter()
                    .any(|it| self.gives_back(it, used))
        })
    }
}
