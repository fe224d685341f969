//! Rust, and what is shared with it: the tokens of both languages.

pub mod tokens;
