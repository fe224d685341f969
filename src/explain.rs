//! What is shown of a file or a question: Python beside Rust, paired.

#[doc(hidden)]
pub mod assumed;
#[doc(hidden)]
pub mod comparison;

pub use comparison::{Comparison, explain};
