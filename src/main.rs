//! The `py2rs` binary: see the library's documentation for how it is built.
#![forbid(unsafe_code)]

fn main() {}
