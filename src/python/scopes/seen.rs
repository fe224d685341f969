//! What a file calls, assigns and defines somewhere: most of what idioms ask for stands nowhere, which is
//! cheap to see.

use super::File;
use crate::python::names::{Mark, Sieve};

/// Names that were seen, by what the file does with them.
#[derive(Debug, Default)]
pub(super) struct Seen {
    /// The last names of all callees.
    pub(super) called: Sieve,
    /// The attributes that are assigned.
    pub(super) stored: Sieve,
    /// The functions that stand in class bodies.
    pub(super) methods: Sieve,
    /// The `async def`s.
    pub(super) coroutines: Sieve,
}

impl File<'_> {
    /// Whether something with this mark may be called, by its own name or as a method.
    pub(crate) fn may_call(&self, name: Mark) -> bool {
        self.seen.called.may_hold(name)
    }

    /// Whether an attribute with this mark may be assigned.
    pub(crate) fn may_store(&self, attribute: Mark) -> bool {
        self.seen.stored.may_hold(attribute)
    }

    /// Whether a class may define a method with this mark.
    pub(crate) fn may_define(&self, method: Mark) -> bool {
        self.seen.methods.may_hold(method)
    }

    /// Whether an `async def` may have this mark.
    pub(crate) fn may_be_coroutine(&self, name: Mark) -> bool {
        self.seen.coroutines.may_hold(name)
    }
}
