//! How a generator gives its values.

use rustc_hash::FxHashSet;

/// How the generator that is written gives its values.
#[derive(Debug, Clone, Default)]
pub(super) struct Yielding {
    /// The list that they are put into; without one each is returned by a closure.
    pub(super) list: Option<String>,
    /// Whether a round of the loop is a call of a closure: `continue` gives nothing.
    pub(super) is_round: bool,
    /// What hands each of them out, where the body stops at its `yield`s.
    pub(super) giver: Option<String>,
    /// The `yield`s behind which more is done before the next value is asked for, by their position.
    pub(super) late: FxHashSet<u32>,
    /// Lines that look into a cell only for the moment, though they begin as those that hold it.
    pub(super) stepped: Vec<String>,
    /// The value of such a `yield`.
    pub(super) pending: Option<String>,
}
