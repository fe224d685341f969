//! What was laid out, written: for a terminal, for programs. Renderers never import each other.

pub mod errors;
pub mod json;
pub mod listing;
pub mod survey;
