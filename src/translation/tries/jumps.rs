//! How code leaves what is around it, apart from errors.

use super::super::frames::Flow;
use super::super::translator::{Res, refuse};
use crate::types::ir::{StmtKind, Suite};

/// How code leaves what is around it, apart from errors.
#[derive(Debug, Clone, Copy, Default)]
pub(in super::super) struct Jumps {
    pub(in super::super) returns: bool,
    pub(in super::super) breaks: bool,
    pub(in super::super) continues: bool,
}

impl Jumps {
    pub(in super::super) fn of(suite: &Suite<'_>, in_loop: bool) -> Self {
        let mut jumps = Self::default();
        for stmt in &suite.body {
            match &stmt.kind {
                StmtKind::Return(_) => jumps.returns = true,
                StmtKind::Break => jumps.breaks |= !in_loop,
                StmtKind::Continue => jumps.continues |= !in_loop,
                StmtKind::For { body, orelse, .. } | StmtKind::While { body, orelse, .. } => {
                    jumps = jumps.and(Self::of(body, true));
                    if let Some(suite) = orelse {
                        jumps = jumps.and(Self::of(suite, in_loop));
                    }
                }
                StmtKind::If { arms, orelse } => {
                    for suite in arms.iter().map(|it| &it.body).chain(orelse) {
                        jumps = jumps.and(Self::of(suite, in_loop));
                    }
                }
                StmtKind::Compound(suites, _) => {
                    for suite in suites {
                        jumps = jumps.and(Self::of(suite, in_loop));
                    }
                }
                _ => {}
            }
        }
        jumps
    }

    pub(super) fn and(self, other: Self) -> Self {
        Self {
            returns: self.returns || other.returns,
            breaks: self.breaks || other.breaks,
            continues: self.continues || other.continues,
        }
    }

    /// What a closure around the code gives for them.
    pub(super) fn flow(self, leaves: bool) -> Res<Flow> {
        Ok(match (self.returns, self.breaks, self.continues) {
            (false, false, false) => Flow::Plain,
            (true, false, false) if leaves => Flow::Returns,
            (true, false, false) => Flow::MayReturn,
            (false, true, false) => Flow::MayBreak,
            (false, false, true) => Flow::MayContinue,
            (true, true, false) => Flow::MayReturnOrBreak,
            (true, false, true) => Flow::MayReturnOrContinue,
            _ => return refuse("a try that is left in more than one way"),
        })
    }
}
