//! The `py2rs` binary; everything is in the library, whose documentation says how it is built.
#![forbid(unsafe_code)]

use std::process::ExitCode;

fn main() -> ExitCode {
    py2rs::cli::main()
}
