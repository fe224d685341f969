//! The arguments of a call, typed.

use super::super::ir::{Argument, ExprId};
use super::super::ty::Ty;

/// The arguments of a call, typed.
pub(super) struct Given<'i> {
    pub(super) all: &'i [Argument],
    pub(super) types: Vec<Ty>,
}

impl Given<'_> {
    /// The type of the positional argument at `index`.
    pub(super) fn at(&self, index: usize) -> Ty {
        let plain = self.all.iter().zip(&self.types);
        let mut plain = plain.filter(|(it, _)| it.name.is_none() && it.stars == 0);
        plain.nth(index).map_or(Ty::Unknown, |(_, ty)| ty.clone())
    }

    pub(super) fn count(&self) -> usize {
        self.all
            .iter()
            .filter(|it| it.name.is_none() && it.stars == 0)
            .count()
    }

    pub(super) fn keyword(&self, name: &str) -> Option<(ExprId, Ty)> {
        let mut all = self.all.iter().zip(&self.types);
        let found = all.find(|(it, _)| it.name.as_deref() == Some(name))?;
        Some((found.0.value, found.1.clone()))
    }

    pub(super) fn value(&self, index: usize) -> Option<ExprId> {
        let mut plain = self
            .all
            .iter()
            .filter(|it| it.name.is_none() && it.stars == 0);
        plain.nth(index).map(|it| it.value)
    }
}
