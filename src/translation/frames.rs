//! The closures that the bodies of a `try` are, while they are written.

/// How the code that is written ends early where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Flow {
    /// Nothing but errors leaves it.
    Plain,
    /// It always returns from the function.
    Returns,
    /// It may return from the function.
    MayReturn,
    /// It may leave the loop around.
    MayBreak,
    /// It may go to the next round of the loop around.
    MayContinue,
    /// It may return, or leave the loop around: what is left with says which, a value or nothing.
    MayReturnOrBreak,
    /// It may return, or go to the next round.
    MayReturnOrContinue,
    /// It could not be drafted.
    Refused,
}

/// A closure that is the body of a `try`, as it is written.
#[derive(Debug, Clone)]
pub(super) struct Frame {
    pub(super) flow: Flow,
    /// Whether it gives a `Result`.
    pub(super) fails: bool,
    /// How many loops are around it.
    pub(super) loops: usize,
    /// Where the statement begins that it is written for.
    pub(super) start: u32,
}
