//! What tests said of variables, forgotten where they are assigned.

use super::super::ir::{Arm, ExprId, StmtKind, Suite, Target, VarId};
use super::super::narrow::{self, Fact};
use super::super::ty::Ty;
use super::Infer;

impl<'a> Infer<'_, 'a, '_> {
    pub(super) fn narrow(&mut self, test: ExprId, truth: bool) {
        let facts = narrow::facts(self.program, test, truth);
        self.narrowed.extend(facts);
    }

    /// What is assigned is not what the test was about any more.
    pub(super) fn forget(&mut self, target: &Target) {
        match target {
            Target::Var(var) => self.narrowed.retain(|(narrowed, _)| narrowed != var),
            Target::Tuple(targets, _) => targets.iter().for_each(|it| self.forget(it)),
            _ => {}
        }
    }

    /// What a block assigns anywhere is not what the tests before it were about any more.
    pub(super) fn forget_assigned(&mut self, suite: &Suite<'a>) {
        for stmt in &suite.body {
            match &stmt.kind {
                StmtKind::Assign { targets, .. } => targets.iter().for_each(|it| self.forget(it)),
                StmtKind::For { target, .. } | StmtKind::Augmented { target, .. } => {
                    self.forget(target);
                }
                _ => {}
            }
            for inner in stmt.suites() {
                self.forget_assigned(inner);
            }
        }
    }

    /// The variable of `if x is None: x = ..`, which is something from then on.
    pub(super) fn replaced_none(
        &self,
        arms: &[Arm<'a>],
        orelse: Option<&Suite<'a>>,
    ) -> Option<VarId> {
        let ([arm], None) = (arms, orelse) else {
            return None;
        };
        let facts = narrow::facts(self.program, arm.test, false);
        let [(var, Fact::Some)] = facts.as_slice() else {
            return None;
        };
        let mut last = None;
        for stmt in &arm.body.body {
            match &stmt.kind {
                StmtKind::Assign { targets, value, .. } => match targets.as_slice() {
                    [Target::Var(it)] if it == var => {
                        last = Some(is_something(self.types.of(*value)));
                    }
                    targets if targets.iter().any(|it| holds(it, *var)) => return None,
                    _ => {}
                },
                _ if !stmt.suites().is_empty() => {
                    let mut inner = stmt.suites().into_iter();
                    if inner.any(|it| assigns(it, *var)) {
                        return None;
                    }
                }
                _ => {}
            }
        }
        last.filter(|it| *it).map(|_| *var)
    }
}

/// Whether a type is known, and has no None.
pub(super) fn is_something(ty: &Ty) -> bool {
    !matches!(ty, Ty::Unknown | Ty::Mixed | Ty::None | Ty::Option(_))
}

fn holds(target: &Target, var: VarId) -> bool {
    match target {
        Target::Var(it) => *it == var,
        Target::Tuple(targets, _) => targets.iter().any(|it| holds(it, var)),
        _ => false,
    }
}

/// Whether a block assigns a variable anywhere.
fn assigns(suite: &Suite<'_>, var: VarId) -> bool {
    suite.body.iter().any(|stmt| {
        let own = match &stmt.kind {
            StmtKind::Assign { targets, .. } => targets.iter().any(|it| holds(it, var)),
            StmtKind::For { target, .. } | StmtKind::Augmented { target, .. } => holds(target, var),
            _ => false,
        };
        own || stmt.suites().into_iter().any(|it| assigns(it, var))
    })
}
