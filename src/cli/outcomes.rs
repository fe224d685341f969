//! How a command ends, and what says so on standard error.

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    Done,
    /// Done, and some input had syntax errors or could not be read.
    Incomplete,
    /// Ended early, by Ctrl-C.
    Interrupted,
}

/// What was asked cannot be answered: the reader is told why, and what to try.
#[derive(Debug, thiserror::Error)]
#[error("{message}")]
pub(super) struct Usage {
    pub(super) message: String,
    /// Lines that say what would work.
    pub(super) hints: Vec<String>,
}
