//! py2rs
#![forbid(unsafe_code)]

pub mod comparison;
pub mod corpus;
pub mod findings;
pub mod idioms;
mod names;
mod scopes;
pub mod source;
pub mod syntax;
pub mod tokens;
pub mod visible;
