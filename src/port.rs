//! A draft as a program: the words that stand before it, its Cargo project, and its build and run beside
//! the Python that it was drafted from.
//!
//! Build, run and compare are those of a practice project, too.

mod build;
mod check;
mod concluded;
mod definitions;
pub(crate) mod folder;
mod head;
mod name;
mod outcome;
mod process;
mod project;
mod verdict;

pub(crate) use build::{BuildOptions, Place, build};
pub(crate) use check::{Python, Setup, interpreter};
pub(crate) use concluded::types;
pub(crate) use head::{PROFILE, cargo_add, head, left};
pub(crate) use name::package_name;
pub(crate) use process::Limits;
pub(crate) use project::{Contents, Project, write};
pub(crate) use verdict::Verdict;

pub use build::Build;
pub use outcome::{Change, Outcome, Printed, Side};
pub use process::{Attempt, Ended};
