//! A Python file, read and understood: its text, its tree, and what its names mean.

pub(crate) mod names;
pub mod paste;
pub(crate) mod scopes;
pub mod source;
pub mod stack;
pub mod syntax;
