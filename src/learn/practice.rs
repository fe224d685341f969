//! A question as a Cargo project to work in: the Python, the shape of the Rust, what it shall print.
//!
//! What a project depends on stands in this package's own `Cargo.toml`, in the versions and features
//! that the counterparts are tested with.

mod left;
mod manifest;
mod skeleton;

use std::collections::BTreeSet;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;
use std::{fs, io};

use crate::corpus::{Band, Question};
use crate::port::{self, Limits, folder};
use crate::python::source::path_text;

pub use left::{Left, bands_of, lines_of};

pub use crate::port::{Attempt, Build, Change, Ended, Outcome, Printed, Side};

/// Where a project keeps what it shall print.
const EXPECTED: &str = "expected.txt";

/// Where a project keeps what its program reads, if it reads any.
const INPUT: &str = "input.txt";

/// What `src/main.rs` of a new project holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Content {
    /// The signatures, with bodies to be written.
    Skeleton,
    /// The counterpart.
    Solution,
}

/// The files of a project for `question` in the folder `path`, by their paths below it.
#[must_use]
pub fn files(question: &Question, content: Content, path: &Path) -> Vec<(PathBuf, String)> {
    let id = question.id;
    let program = match content {
        Content::Skeleton => skeleton_of(question),
        Content::Solution => question.rust.text().to_owned(),
    };
    let mut files = vec![
        ("Cargo.toml".into(), manifest::of(question, path)),
        (format!("{id}.py").into(), question.python.text().to_owned()),
        (EXPECTED.into(), question.stdout.to_owned()),
        ("src/main.rs".into(), program),
        (".gitignore".into(), "/target\n".to_owned()),
    ];
    if let Some(input) = question.stdin() {
        files.push((INPUT.into(), input.to_owned()));
    }
    files
}

/// Whether a question's counterpart uses what only Unix has: signals, descriptors, exit by a signal.
#[must_use]
pub fn needs_unix(question: &Question) -> bool {
    let rust = question.rust.text();
    rust.contains("std::os::unix") || question.crates.iter().any(|name| name == "nix")
}

/// The counterpart without bodies; each says which lines of the Python it answers to.
fn skeleton_of(question: &Question) -> String {
    let (id, title) = (question.id, &question.title);
    let body = skeleton::skeleton(question.rust.text(), |lines| {
        let lines = python_lines(question, &lines);
        (!lines.is_empty()).then(|| format!("{id}.py, {}", in_words(&lines)))
    });
    let needs = if needs_unix(question) {
        "//! It needs Unix.\n"
    } else {
        ""
    };
    format!(
        "//! {title}, after `{id}.py`.\n\
         //!\n\
         //! Write what each `todo!()` stands for, until this prints what `{EXPECTED}` holds:\n\
         //! `py2rs practice check` tells.\n\
         {needs}\
         #![allow(unused, reason = \"it is used once the bodies are written\")]\n\n{body}"
    )
}

/// The Python lines of the bands that have one of the Rust program's `lines`.
fn python_lines(question: &Question, lines: &Range<usize>) -> BTreeSet<usize> {
    let touches = |band: &&Band| {
        let rust = question.rust_lines(band);
        rust.iter()
            .any(|it| it.start < lines.end && lines.start < it.end)
    };
    let bands = question.bands.iter().filter(touches);
    bands
        .flat_map(|band| question.python_lines(band))
        .flatten()
        .collect()
}

/// As in `lines 3 to 9 and 12`.
fn in_words(lines: &BTreeSet<usize>) -> String {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for &line in lines {
        match runs.last_mut() {
            // Blank lines between two regions belong to neither.
            Some((_, last)) if line <= *last + 3 => *last = line,
            _ => runs.push((line, line)),
        }
    }
    let runs: Vec<String> = runs
        .iter()
        .map(|(first, last)| {
            if first == last {
                first.to_string()
            } else {
                format!("{first} to {last}")
            }
        })
        .collect();
    let word = if lines.len() == 1 { "line" } else { "lines" };
    format!("{word} {}", runs.join(" and "))
}

/// Why a project was not written.
#[derive(Debug, thiserror::Error)]
pub enum NotWritten {
    /// There is something of that name; it is left as it is.
    #[error("{} exists already, and is left as it is", path_text(.path))]
    Exists {
        /// What there is.
        path: PathBuf,
    },
    /// A file or folder could not be written.
    #[error(transparent)]
    Failed(#[from] folder::NotWritten),
}

/// Writes `files` into a new folder `path`: all of them, or none.
///
/// # Errors
/// When there is something at `path`, or a file cannot be written; nothing is left behind then.
pub fn write(path: &Path, files: &[(PathBuf, String)]) -> Result<(), NotWritten> {
    // Unlike a site, which may be made anew: who practises may have an empty folder with a purpose.
    if path.symlink_metadata().is_ok() {
        let path = path.to_owned();
        return Err(NotWritten::Exists { path });
    }
    let files = files.iter();
    folder::write(path, files.map(|(path, text)| (&**path, text.as_bytes())))?;
    Ok(())
}

/// A project that was written by [`write()`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Project {
    /// Its folder.
    pub path: PathBuf,
    /// The id of its question.
    pub question: String,
}

impl Project {
    /// The project in the folder `path`, if there is one.
    #[must_use]
    pub fn at(path: &Path) -> Option<Self> {
        let manifest = fs::read_to_string(path.join("Cargo.toml")).ok()?;
        let question = manifest::question(&manifest)?;
        let path = path.to_owned();
        Some(Self { path, question })
    }

    /// What its program shall print.
    ///
    /// # Errors
    /// When the file with it cannot be read.
    pub fn expected(&self) -> io::Result<String> {
        fs::read_to_string(self.path.join(EXPECTED))
    }

    /// What its program reads, if it reads any.
    fn input(&self) -> Option<PathBuf> {
        Some(self.path.join(INPUT)).filter(|path| path.is_file())
    }

    /// Builds it; messages are in colours if `colored`.
    ///
    /// # Errors
    /// When cargo cannot be started.
    pub fn build(&self, colored: bool, is_interrupted: &dyn Fn() -> bool) -> io::Result<Build> {
        let options = port::BuildOptions {
            colored,
            ..port::BuildOptions::default()
        };
        port::build(&self.path, options, is_interrupted)
    }

    /// Runs its `program` in a new empty folder, for at most `limit`.
    ///
    /// # Errors
    /// When it cannot be started.
    pub fn run(
        &self,
        program: &Path,
        limit: Duration,
        is_interrupted: &dyn Fn() -> bool,
    ) -> io::Result<Attempt> {
        let place = port::Place::beside(program);
        let mut command = Command::new(program);
        // A backtrace stands behind the message of a panic.
        command.env("RUST_BACKTRACE", "0");
        let input = self.input();
        place.run(command, input.as_deref(), Limits::of(limit), is_interrupted)
    }

    /// Runs another command with the same input, in a new empty folder below `place`.
    ///
    /// # Errors
    /// When it cannot be started.
    pub(crate) fn run_command(
        &self,
        command: Command,
        place: &Path,
        limit: Duration,
        is_interrupted: &dyn Fn() -> bool,
    ) -> io::Result<Attempt> {
        let place = port::Place::below(place);
        let input = self.input();
        place.run(command, input.as_deref(), Limits::of(limit), is_interrupted)
    }
}
