//! What readers do with a question besides reading it: write it in Rust themselves, and keep it in mind.

pub mod practice;
pub mod progress;
