//! What was laid out, written: for a terminal, for a pipe, for programs. Renderers never import each
//! other.
//!
//! They decide what things look like, and nothing else: whether there is colour at all is decided
//! once, by the command line, through [`colored::control::set_override`].

pub mod errors;
pub(crate) mod hits;
pub mod html;
pub mod json;
pub mod listing;
pub mod markdown;
pub(crate) mod phrases;
pub mod plain;
pub mod progress;
pub mod remarks;
pub mod survey;
pub mod terminal;
