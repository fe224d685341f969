//! Which scope binds which names.

use std::cell::{Cell, OnceCell};

use rustc_hash::FxHashSet;

use super::ScopeId;

/// Which scope binds which names. Many are noted and few are asked for, in few files.
#[derive(Debug, Default)]
pub(super) struct Bindings<'a> {
    noted: Vec<(ScopeId, &'a str)>,
    asked: Cell<u32>,
    known: OnceCell<FxHashSet<(ScopeId, &'a str)>>,
}

impl<'a> Bindings<'a> {
    /// So many questions are answered by looking at all that is noted; for more, it is put in a set.
    const FEW: u32 = 16;

    pub(super) fn with_capacity(capacity: usize) -> Self {
        Self {
            noted: Vec::with_capacity(capacity),
            ..Self::default()
        }
    }

    pub(super) fn note(&mut self, scope: ScopeId, name: &'a str) {
        self.noted.push((scope, name));
    }

    pub(super) fn contains(&self, scope: ScopeId, name: &str) -> bool {
        self.asked.set(self.asked.get().saturating_add(1));
        if self.asked.get() <= Self::FEW {
            return self.noted.contains(&(scope, name));
        }
        let known = || self.noted.iter().copied().collect();
        self.known.get_or_init(known).contains(&(scope, name))
    }
}
