//! Both programs of a project, run and compared.

use std::ffi::OsString;
use std::path::Path;
use std::process::Command;
use std::time::Duration;
use std::{fs, io};

use super::build::Place;
use super::definitions::{Shown, Tried};
use super::process::{Attempt, Ended, Limits, MAX_OUTPUT};
use super::verdict::{Verdict, between_runs, verdict};

/// What a check runs the programs with.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Setup<'a> {
    /// Below it each run has a folder of its own.
    pub(crate) place: &'a Path,
    pub(crate) arguments: &'a [OsString],
    /// Their standard input; empty without one.
    pub(crate) input: Option<&'a Path>,
    /// For each run.
    pub(crate) limit: Duration,
}

/// What Python did.
#[derive(Debug)]
pub(crate) enum Python {
    /// The same in two runs.
    Ran(Attempt),
    /// What it did is nothing to compare with, and why.
    NotComparable(String),
    /// Ended early, as was asked.
    Interrupted,
}

/// Runs a program and notes what shows in its output.
const OBSERVE: &str = include_str!("observe.py");

/// The run that observes takes some times as long as the program alone. What takes longer than this is not
/// told of the definitions.
const MAX_OBSERVATION: Duration = Duration::from_secs(10);

/// The Python of the machine.
const INTERPRETER: &str = if cfg!(windows) { "python" } else { "python3" };

impl Setup<'_> {
    /// Runs the Python `program` twice.
    ///
    /// # Errors
    /// When it cannot be started; of the kind `NotFound` if there is no Python.
    pub(crate) fn python(
        &self,
        program: &Path,
        is_interrupted: &dyn Fn() -> bool,
    ) -> io::Result<Python> {
        let program = std::path::absolute(program)?;
        let run = |seed: &str| {
            // Where the order of a set or a hash shows, two runs differ.
            let mut command = interpreter(seed);
            command.arg(&program);
            self.run(command, self.limit, is_interrupted)
        };
        let first = run("1")?;
        if let Some(python) = self.unfit(&first) {
            return Ok(python);
        }
        let second = run("2")?;
        if let Some(python) = self.unfit(&second) {
            return Ok(python);
        }
        Ok(match between_runs(&first, &second) {
            Some(difference) => Python::NotComparable(format!(
                "Python differs from itself in two runs: {difference}"
            )),
            None => Python::Ran(first),
        })
    }

    /// Runs the Rust `program` once, and compares it with what Python did; nothing if it was interrupted.
    ///
    /// # Errors
    /// When it cannot be started.
    pub(crate) fn rust(
        &self,
        program: &Path,
        python: &Attempt,
        is_interrupted: &dyn Fn() -> bool,
    ) -> io::Result<Option<Verdict>> {
        let mut command = Command::new(program);
        // A backtrace stands behind the message of a panic.
        command.env("RUST_BACKTRACE", "0");
        let attempt = self.run(command, self.limit, is_interrupted)?;
        Ok(match attempt.ended {
            Ended::Interrupted => None,
            _ => Some(verdict(python, &attempt, self.limit)),
        })
    }

    /// What the `verdict` says of each definition of the Python `program`, in their order: it runs once
    /// more, observed. Nothing if it does something else then.
    ///
    /// # Errors
    /// When it cannot be started.
    pub(crate) fn definitions(
        &self,
        program: &Path,
        python: &Attempt,
        verdict: &Verdict,
        is_interrupted: &dyn Fn() -> bool,
    ) -> io::Result<Vec<Tried>> {
        let notes = self.place.join("notes.json");
        let mut command = interpreter("1");
        command
            .args(["-c", OBSERVE])
            .args([&notes, &std::path::absolute(program)?]);
        let limit = self.limit.min(MAX_OBSERVATION);
        let attempt = self.run(command, limit, is_interrupted)?;
        if attempt.ended != python.ended || attempt.stdout != python.stdout {
            return Ok(Vec::new());
        }
        // Without notes, the program ended in a way that lets nobody write any.
        let notes = fs::read(notes).unwrap_or_default();
        let shown: Vec<Shown> = serde_json::from_slice(&notes).unwrap_or_default();
        Ok(shown.into_iter().map(|it| it.tried(verdict)).collect())
    }

    fn run(
        &self,
        mut command: Command,
        limit: Duration,
        is_interrupted: &dyn Fn() -> bool,
    ) -> io::Result<Attempt> {
        command.args(self.arguments);
        let limits = Limits::of(limit);
        Place::below(self.place).run(command, self.input, limits, is_interrupted)
    }

    /// What is said of a run of Python that did not end by itself.
    fn unfit(&self, attempt: &Attempt) -> Option<Python> {
        let limit = self.limit.as_secs();
        match attempt.ended {
            Ended::Exited(_) => None,
            Ended::Interrupted => Some(Python::Interrupted),
            Ended::TimedOut => Some(Python::NotComparable(format!(
                "Python was ended after {limit} s; see --limit"
            ))),
            Ended::TooMuch => Some(Python::NotComparable(format!(
                "Python printed more than {} MiB, and was ended",
                MAX_OUTPUT >> 20
            ))),
        }
    }
}

/// Python that hashes texts as `seed` says, leaves nothing beside what it runs, and writes UTF-8.
pub(crate) fn interpreter(seed: &str) -> Command {
    let mut command = Command::new(INTERPRETER);
    command
        .env("PYTHONHASHSEED", seed)
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .env("PYTHONIOENCODING", "utf-8");
    command
}
