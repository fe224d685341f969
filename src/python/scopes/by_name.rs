//! Functions or classes by their names.

use rustc_hash::{FxBuildHasher, FxHashMap};
use rustpython_ast::name::Name;

use super::ScopeId;

/// The functions of a file, or its classes, by their names.
#[derive(Debug)]
pub(super) struct ByName {
    /// The last of each name.
    last: FxHashMap<Name, ScopeId>,
    /// The one of the same name before it, if there is any.
    before: FxHashMap<ScopeId, ScopeId>,
}

impl ByName {
    /// Those of a file, in their order.
    pub(super) fn new<'a>(all: impl Iterator<Item = (&'a Name, ScopeId)> + Clone) -> Self {
        let mut by_name = Self {
            last: FxHashMap::with_capacity_and_hasher(all.clone().count(), FxBuildHasher),
            before: FxHashMap::default(),
        };
        for (name, id) in all {
            if let Some(before) = by_name.last.insert(name.clone(), id) {
                by_name.before.insert(id, before);
            }
        }
        by_name
    }

    /// Those of that name, the last first.
    pub(super) fn named(&self, name: &str) -> impl Iterator<Item = ScopeId> {
        let last = self.last.get(name).copied();
        std::iter::successors(last, |id| self.before.get(id).copied())
    }
}
