//! The order in which the arguments of a call are evaluated.

use super::captured::is_literal;
use super::translator::Translator;
use crate::types::ir::{ExprId, Kind};

impl Translator<'_, '_> {
    /// Whether arguments that are written in one order may be evaluated in another: what is told by the file itself
    /// may stand anywhere, the rest has to keep its order, or be such that nothing beside it changes it.
    pub(super) fn may_be_passed(&self, written: &[ExprId], passed: &[ExprId]) -> bool {
        let moving = |all: &[ExprId]| -> Vec<ExprId> {
            let moving = all.iter().filter(|it| !self.is_told(**it));
            moving.copied().collect()
        };
        moving(written) == moving(passed) || written.iter().all(|it| self.is_still(*it))
    }

    /// Whether what an argument lends is lent once more, to be changed, by a call in a later one, which is `text`.
    pub(super) fn is_lent_anew(&self, lent: ExprId, later: ExprId, text: &str) -> bool {
        let Some(root) = super::roots::root(self.program, lent) else {
            return false;
        };
        let again = format!("&mut {}", self.binding(root).name);
        let is_whole = |at: usize| {
            let rest = text[at + again.len()..].chars().next();
            !rest.is_some_and(|c| c.is_alphanumeric() || c == '_')
        };
        text.match_indices(&again)
            .any(|(at, _)| at > 0 && is_whole(at))
            || self.calls_changer_of(lent, later)
    }

    /// Whether a value stands in the file as it is.
    fn is_told(&self, id: ExprId) -> bool {
        match self.kind(id) {
            Kind::Func(_) | Kind::Class(_) => true,
            Kind::Tuple(items) => items.iter().all(|it| self.is_told(*it)),
            Kind::Unary(_, of) => is_literal(self.kind(*of)),
            kind => is_literal(kind),
        }
    }
}
