//! What was laid out, written: for a terminal, for a pipe, for programs. Renderers never import each
//! other.
//!
//! They decide what things look like, and nothing else: whether there is colour at all is decided
//! once, by the command line, through [`colored::control::set_override`].

#[doc(hidden)]
pub mod errors;
pub(crate) mod hits;
pub mod html;
pub mod json;
#[doc(hidden)]
pub mod listing;
pub mod markdown;
pub(crate) mod phrases;
pub mod plain;
#[doc(hidden)]
pub mod progress;
#[doc(hidden)]
pub mod remarks;
#[doc(hidden)]
pub mod survey;
#[doc(hidden)]
pub mod terminal;
