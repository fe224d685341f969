//! Bad, strange and hostile input: each a test by name, as a reader would meet it.
//!
//! Of a text: it is explained and scanned, as text, as JSON and as a page, with no more memory than
//! 2 GiB. No panic, no signal, an exit status that the help lists, JSON that is JSON, nothing raw
//! on any stream. Of what is no text, or no file: one message with the path and the reason.

#[path = "hostile/files.rs"]
mod files;
#[path = "hostile/run.rs"]
mod run;
#[path = "hostile/texts.rs"]
mod texts;

use std::process::ExitCode;

use libtest_mimic::{Arguments, Trial};

fn main() -> ExitCode {
    if std::env::var_os(run::RENDER).is_some() {
        run::render();
        return ExitCode::SUCCESS;
    }
    let texts = texts::ALL.iter().map(|text| {
        Trial::test(format!("text::{}", text.name), || {
            run::text(text).map_err(Into::into)
        })
    });
    let files = files::ALL
        .iter()
        .map(|(name, test)| Trial::test(format!("file::{name}"), || test().map_err(Into::into)));
    libtest_mimic::run(&Arguments::from_args(), texts.chain(files).collect()).exit_code()
}
