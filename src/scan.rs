//! Many files: found as ripgrep finds them, read and searched on all cores, handed on in path order.
//!
//! Memory does not grow with the tree: a file is forgotten as soon as it and all files before it are
//! handed on, but for what it imports of the tree.

pub mod cycles;
mod own;
mod parallel;
mod read;
pub mod report;
mod searched;
pub mod summary;
mod walk;

pub use own::own;
pub use parallel::{batches, each};
pub use read::read;
pub use searched::{Drafted, Scanned, Searched};
pub(crate) use walk::is_python;
pub use walk::{Root, files};
