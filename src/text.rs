//! Text, whoever wrote it: nothing here knows of a Python file.

pub mod ink;
pub mod libraries;
pub(crate) mod pairing;
pub mod visible;
