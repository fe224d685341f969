//! `py2rs port` as a command: what it prints, the projects that it writes, and how it checks them.
//!
//! What a draft holds is tested with the translation. Here nothing depends on how much of a program is
//! drafted: what a check compares is Rust written for its purpose.

/// Ends a test that compares with Python where there is none, and says so.
macro_rules! needs_python {
    () => {
        if !crate::python::Interpreter::find().is_there() {
            assert!(!crate::python::is_required(), "there is no Python");
            return crate::skipped();
        }
    };
}

#[path = "port/check.rs"]
mod check;
#[path = "port/decisions.rs"]
mod decisions;
#[path = "port/document.rs"]
mod document;
#[path = "port/hostile.rs"]
mod hostile;
#[path = "port/limits.rs"]
mod limits;
#[path = "port/names.rs"]
mod names;
#[path = "port/project.rs"]
mod project;
#[allow(dead_code, reason = "the corpus asks it for more")]
#[path = "corpus/python.rs"]
mod python;
#[path = "port/testing.rs"]
mod testing;
#[path = "port/types.rs"]
mod types;

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

#[expect(clippy::print_stderr, reason = "a test that checks nothing says so")]
fn skipped() {
    eprintln!("skipped: there is no Python on this machine");
}

/// A folder to run the command line in.
struct Place(TempDir);

/// How a command ended, and what it said.
#[derive(Debug)]
struct Ran {
    status: i32,
    stdout: String,
    stderr: String,
}

impl Place {
    fn new() -> Self {
        Self(tempfile::tempdir().expect("a temporary folder"))
    }

    /// With a file in it.
    fn with(name: &str, bytes: impl AsRef<[u8]>) -> Self {
        let place = Self::new();
        place.write(name, bytes);
        place
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        fs::write(self.path().join(name), bytes).expect("can be written");
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path().join(name)).expect("can be read")
    }

    fn names(&self, below: &str) -> Vec<String> {
        let entries = fs::read_dir(self.path().join(below)).expect("is a folder");
        let name = |entry: fs::DirEntry| entry.file_name().to_string_lossy().into_owned();
        let mut names: Vec<String> = entries.map(|it| name(it.expect("can be read"))).collect();
        names.sort();
        names
    }

    /// The command line, with nothing of the tests' own surroundings that it would heed.
    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_py2rs"));
        command
            .args(arguments)
            .current_dir(self.path())
            // All projects share it, as those of a reader may.
            .env("CARGO_TARGET_DIR", target())
            // As the drafts that are built there, too.
            .env("CARGO_PROFILE_DEV_DEBUG", "false")
            .env("CARGO_INCREMENTAL", "0")
            .stdin(Stdio::null());
        for variable in [
            "NO_COLOR",
            "CLICOLOR_FORCE",
            "COLUMNS",
            "RUST_BACKTRACE",
            "RUSTFLAGS",
        ] {
            command.env_remove(variable);
        }
        command
    }

    fn py2rs(&self, arguments: &[&str]) -> Ran {
        Ran::of(self.command(arguments), b"")
    }
}

impl Ran {
    fn of(mut command: Command, input: &[u8]) -> Self {
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("it starts");
        let mut stdin = child.stdin.take().expect("a pipe");
        // Who reads nothing of it may have ended already.
        let _ = stdin.write_all(input);
        drop(stdin);
        let output = child.wait_with_output().expect("it ends");
        Self {
            status: output.status.code().expect("no signal"),
            stdout: String::from_utf8(output.stdout).expect("UTF-8"),
            stderr: String::from_utf8(output.stderr).expect("UTF-8"),
        }
    }
}

fn target() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("port")
}

/// A check of a project with this Python and this Rust.
struct Project {
    place: Place,
}

impl Project {
    fn new(python: &str, rust: &str) -> Self {
        let place = Place::with("calc.py", python);
        let ran = place.py2rs(&["port", "calc.py", "ported"]);
        assert_eq!(ran.status, 0, "{ran:?}");
        place.write("ported/src/main.rs", rust);
        Self { place }
    }

    fn check(&self, arguments: &[&str]) -> Ran {
        let arguments = [&["port", "check", "ported"], arguments].concat();
        self.place.py2rs(&arguments)
    }
}
