//! Which scope binds which names.

use std::cell::{Cell, OnceCell};

use rustc_hash::{FxHashMap, FxHashSet};
use rustpython_ast::name::Name;

use super::ScopeId;

/// Which scope binds which names. Many are noted and few are asked for, in few files.
#[derive(Debug, Default)]
pub(super) struct Bindings<'a> {
    noted: Vec<(ScopeId, &'a str)>,
    /// Each has a scope of its own, outside that of what it is a parameter of.
    type_parameters: Vec<&'a str>,
    /// What `global` and `nonlocal` give to another scope.
    globals: FxHashSet<(ScopeId, &'a str)>,
    nonlocals: FxHashSet<(ScopeId, &'a str)>,
    asked: Cell<u32>,
    known: OnceCell<FxHashSet<(ScopeId, Name)>>,
    counts: OnceCell<FxHashMap<Name, usize>>,
}

impl<'a> Bindings<'a> {
    /// So many questions are answered by looking at all that is noted; for more, it is put in a set.
    const FEW: u32 = 40;

    /// None yet, with room for about so many.
    pub(super) fn with_capacity(bindings: usize) -> Self {
        Self {
            noted: Vec::with_capacity(bindings),
            ..Self::default()
        }
    }

    pub(super) fn note(&mut self, scope: ScopeId, name: &'a str) {
        self.noted.push((scope, name));
    }

    pub(super) fn note_type_parameter(&mut self, name: &'a str) {
        self.type_parameters.push(name);
    }

    /// Notes that a scope declares a name to be the module's.
    pub(super) fn note_global(&mut self, scope: ScopeId, name: &'a str) {
        self.globals.insert((scope, name));
    }

    /// Notes that a scope declares a name to be that of a scope around it.
    pub(super) fn note_nonlocal(&mut self, scope: ScopeId, name: &'a str) {
        self.nonlocals.insert((scope, name));
    }

    pub(super) fn is_global(&self, scope: ScopeId, name: &str) -> bool {
        self.globals.contains(&(scope, name))
    }

    pub(super) fn is_nonlocal(&self, scope: ScopeId, name: &str) -> bool {
        self.nonlocals.contains(&(scope, name))
    }

    /// How often `name` was noted, but for scopes that are classes.
    pub(super) fn count(&self, name: &str, is_class: impl Fn(ScopeId) -> bool) -> usize {
        let count = || {
            let mut counts = FxHashMap::default();
            let outside = self.noted.iter().filter(|(scope, _)| !is_class(*scope));
            let names = outside.map(|(_, name)| name).chain(&self.type_parameters);
            names.for_each(|name| *counts.entry(Name::new(name)).or_default() += 1);
            counts
        };
        let counts = self.counts.get_or_init(count);
        counts.get(name).copied().unwrap_or(0)
    }

    pub(super) fn contains(&self, scope: ScopeId, name: &str) -> bool {
        self.asked.set(self.asked.get().saturating_add(1));
        if self.asked.get() <= Self::FEW {
            return self.noted.contains(&(scope, name));
        }
        let known = || {
            let noted = self.noted.iter();
            noted
                .map(|(scope, name)| (*scope, Name::new(name)))
                .collect()
        };
        self.known
            .get_or_init(known)
            .contains(&(scope, Name::new(name)))
    }
}
