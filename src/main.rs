//! The `py2rs` binary; everything is in the library, whose documentation says how it is built.
#![forbid(unsafe_code)]

use std::process::ExitCode;

use mimalloc::MiMalloc;

#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    py2rs::cli::main()
}
