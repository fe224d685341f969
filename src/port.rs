//! A draft as a program: the words that stand before it, its Cargo project, its build and run beside the
//! Python that it was drafted from.

mod head;

pub(crate) use head::{PROFILE, head, left};
