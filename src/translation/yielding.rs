//! How a generator gives its values.

use rustc_hash::FxHashSet;

/// How the generator that is written gives its values.
#[derive(Debug, Clone, Default)]
pub(super) struct Yielding {
    /// The list that they are put into; without one each is returned by a closure.
    pub(super) list: Option<String>,
    /// The `yield`s behind which more is done before the next value is asked for, by their position.
    pub(super) late: FxHashSet<u32>,
    /// The value of such a `yield`.
    pub(super) pending: Option<String>,
}
