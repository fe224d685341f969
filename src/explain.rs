//! What is shown of a file or a question: Python beside Rust, paired.

pub mod assumed;
pub mod comparison;
