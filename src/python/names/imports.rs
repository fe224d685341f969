//! What the names of a file are imported as.

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::{Mark, Sieve, root_of};

/// A dotted name that something is imported as, in the parts that the statement has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Path<'a> {
    /// The first part.
    root: &'a str,
    module: &'a str,
    /// What a `from` import picks of the module.
    name: Option<&'a str>,
}

impl<'a> Path<'a> {
    /// That of `import module`.
    pub(super) fn module(module: &'a str) -> Self {
        Self {
            root: root_of(module),
            module,
            name: None,
        }
    }

    /// That of `from module import name`.
    pub(super) fn name_of(module: &'a str, name: &'a str) -> Self {
        Self {
            name: Some(name),
            ..Self::module(module)
        }
    }

    /// The first part.
    pub(super) fn root(self) -> &'a str {
        self.root
    }

    pub(super) fn is(self, dotted: &str) -> bool {
        match self.name {
            None => self.module == dotted,
            Some(name) => dotted.rsplit_once('.') == Some((self.module, name)),
        }
    }

    pub(super) fn push_to(self, dotted: &mut String) {
        dotted.push_str(self.module);
        if let Some(name) = self.name {
            dotted.push('.');
            dotted.push_str(name);
        }
    }
}

/// So many fit without moving: most files import fewer names.
pub(super) const FEW: usize = 14;

/// The imports of one file, from all scopes.
#[derive(Debug)]
pub(super) struct Imports<'a> {
    /// The index of the last import of each local name.
    last: FxHashMap<&'a str, usize>,
    /// What is imported, and the import of the same local name before it; no path for a relative one.
    all: Vec<(Option<Path<'a>>, Option<usize>)>,
    names: Box<Sieve>,
}

impl Default for Imports<'_> {
    fn default() -> Self {
        Self {
            last: FxHashMap::with_capacity_and_hasher(FEW, FxBuildHasher),
            all: Vec::with_capacity(FEW),
            names: Box::default(),
        }
    }
}

impl<'a> Imports<'a> {
    /// Adds that `local` is imported as `path`.
    pub(super) fn add(&mut self, local: &'a str, path: Option<Path<'a>>) {
        let before = self.last.get(local).copied();
        // Many functions import the same.
        if before.is_some() && path.is_none_or(|path| self.of(local).any(|it| it == path)) {
            return;
        }
        self.names.add(Mark::of(local));
        self.last.insert(local, self.all.len());
        self.all.push((path, before));
    }

    /// Whether a name with this mark may be imported.
    pub(super) fn may_hold(&self, mark: Mark) -> bool {
        self.names.may_hold(mark)
    }

    pub(super) fn holds(&self, local: &str) -> bool {
        self.may_hold(Mark::of(local)) && self.last.contains_key(local)
    }

    /// All that `local` is imported as.
    pub(super) fn of(&self, local: &str) -> impl Iterator<Item = Path<'a>> {
        let last = self.last.get(local).copied();
        let imports = std::iter::successors(last, |index| self.all[*index].1);
        imports.filter_map(|index| self.all[index].0)
    }

    /// The local names that imports bind.
    pub(super) fn names(&self) -> impl Iterator<Item = &'a str> {
        self.last.keys().copied()
    }

    /// All that is imported.
    pub(super) fn paths(&self) -> impl Iterator<Item = Path<'a>> {
        self.all.iter().filter_map(|(path, _)| *path)
    }
}
