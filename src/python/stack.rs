//! Stack for code that recurses: the parser, and walks over the tree that it makes.
//!
//! Code nested as deeply as `syntax` allows needs far more than the 8 MB of a main thread, or the 2 MB of
//! others. Whoever links the library need not know: what recurses runs in `with`.

/// How many bytes of stack a thread needs in which `with` shall never look for more.
pub const STACK: usize = 256 << 20;

/// With this many bytes left, code nested as deeply as is allowed can be parsed and walked.
const ENOUGH: usize = STACK - (16 << 20);

/// Does `work` on this thread's stack if enough of it is left, otherwise on one that is made for it.
pub(crate) fn with<T>(work: impl FnOnce() -> T) -> T {
    stacker::maybe_grow(ENOUGH, STACK, work)
}

/// What a level of a deep walk may need, in bytes; some take more than twenty thousand without optimisation.
const LEVEL: usize = 1 << 20;

/// Does `work`, one level of a walk whose levels are large, on more stack where there is little left.
pub(crate) fn level<T>(work: impl FnOnce() -> T) -> T {
    stacker::maybe_grow(LEVEL, STACK / 4, work)
}
