//! Every question as a practice project, built by cargo as a reader's would be.
//!
//! - `solution::q18`: the project of `--solution` builds and prints `stdout.txt`.
//! - `skeleton::q18`: the project to work in builds, bodies and all that is missing.
//! - `files::…`, `check::…`: what the commands do around that.
//!
//! All projects are members of one workspace, built at once before the first test. It shares this
//! package's `Cargo.lock`, profile, features and target folder, so that no crate is compiled which the
//! tests have not compiled already. A skeleton is the library of its question's package: type-checked
//! and compiled, and not linked.
#![allow(
    clippy::print_stdout,
    reason = "what is measured is shown beside the result"
)]

#[path = "practice/check.rs"]
mod check;
#[path = "practice/files.rs"]
mod files;
#[path = "corpus/process.rs"]
mod process;
#[path = "practice/workspace.rs"]
mod workspace;

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::sync::{Arc, OnceLock};

use libtest_mimic::{Arguments, Failed, Trial};

use workspace::Built;

fn main() -> ExitCode {
    let mut arguments = Arguments::from_args();
    // Servers and threads of the programs share two cores with each other.
    arguments.test_threads = arguments.test_threads.or(Some(2));
    // Built by the first test that needs it: listing tests builds nothing.
    let built: Arc<OnceLock<Result<Built, String>>> = Arc::default();
    let mut trials = files::trials();
    trials.extend(check::trials());
    for id in py2rs::corpus::ids() {
        let ready = Arc::clone(&built);
        trials.push(Trial::test(format!("solution::{id}"), move || {
            let program = of(&ready)?.program(id)?;
            let folder = question(id);
            let (stdin, stdout) = (folder.join("stdin.txt"), folder.join("stdout.txt"));
            process::prints(Command::new(program), &stdin, &stdout)
        }));
        let ready = Arc::clone(&built);
        trials.push(Trial::test(format!("skeleton::{id}"), move || {
            of(&ready)?.skeleton(id)
        }));
    }
    libtest_mimic::run(&arguments, trials).exit_code()
}

fn of(built: &OnceLock<Result<Built, String>>) -> Result<&Built, Failed> {
    built
        .get_or_init(|| workspace::build().map_err(|error| error.to_string()))
        .as_ref()
        .map_err(Failed::from)
}

fn question(id: &str) -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    root.join("corpus/questions").join(id)
}

/// The command line, in the folder `folder`.
fn py2rs(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_py2rs"));
    command.args(arguments).current_dir(folder);
    // What is practised is kept, but not among what whoever runs the tests has practised.
    command.env("XDG_STATE_HOME", env!("CARGO_TARGET_TMPDIR"));
    for variable in ["NO_COLOR", "CLICOLOR_FORCE", "COLUMNS", "RUST_BACKTRACE"] {
        command.env_remove(variable);
    }
    command
}

/// How a command ended, and what it said.
#[derive(Debug)]
struct Ran {
    status: i32,
    stdout: String,
    stderr: String,
}

impl Ran {
    fn of(mut command: Command) -> Result<Self, Failed> {
        let output = command.output()?;
        Ok(Self {
            status: output.status.code().ok_or("it was ended by a signal")?,
            stdout: String::from_utf8(output.stdout)?,
            stderr: String::from_utf8(output.stderr)?,
        })
    }
}
