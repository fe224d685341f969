//! The order in which the arguments of a call are evaluated.

use super::captured::is_literal;
use super::translator::Translator;
use crate::types::ir::{ExprId, Kind, VarId};

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
        self.lends_anew(root, text) || self.calls_changer_of(lent, later)
    }

    /// Whether a call of a container's method, which is `text`, lends the container to what computes an argument.
    pub(super) fn is_lent_by_arguments(&self, container: ExprId, text: &str) -> bool {
        let Kind::Var(var) = self.kind(container) else {
            return false;
        };
        let name = &self.binding(*var).name;
        let rest = text.strip_prefix(name.as_str());
        rest.is_some_and(|it| it.starts_with('.') && !it.contains(';') && self.lends_anew(*var, it))
    }

    /// Whether a text lends a variable to be changed, behind its first place.
    fn lends_anew(&self, var: VarId, text: &str) -> bool {
        let again = format!("&mut {}", self.binding(var).name);
        let is_whole = |at: usize| {
            let rest = text[at + again.len()..].chars().next();
            !rest.is_some_and(|c| c.is_alphanumeric() || c == '_')
        };
        text.match_indices(&again)
            .any(|(at, _)| at > 0 && is_whole(at))
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
