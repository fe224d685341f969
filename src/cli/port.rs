//! `py2rs port FILE [FOLDER]` and `py2rs port check FOLDER`.

mod check;

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use clap_complete::engine::ArgValueCompleter;

use super::complaints::{complain, complain_raw};
use super::input::{self, Input, Target};
use super::outcomes::{Outcome, Usage};
use super::{Screen, hints, names};
use crate::analysis::Analysis;
use crate::corpus::concordance;
use crate::port::folder::NotWritten;
use crate::port::{self, Contents};
use crate::python::source::{Source, path_text};
use crate::render::{errors, json, remarks, terminal};
use crate::text::visible;
use crate::translation::{self, Draft};

/// Draft a Python file as a Rust program, or as a Cargo project in a new folder
///
/// What is not known is left as a todo! with the Python in it. The first lines say what was drafted, what
/// is left, which crates it needs and what has to be decided. Drafting runs nothing; port check builds and
/// runs.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
#[command(disable_help_subcommand = true)]
#[command(after_help = "Examples:
  py2rs port calc.py                the program
  py2rs port calc.py ported         a Cargo project in the new folder ported
  py2rs port check ported           build it, run both programs, compare what they do
  py2rs port calc.py --types        what was concluded of its types, and why
  py2rs port calc.py --format json  the program and what is known of it, for other programs
  py2rs port q16                    the Python of a question, drafted")]
pub(super) struct Port {
    #[command(subcommand)]
    command: Option<Check>,
    /// A Python file, a question (q18), or - for standard input; a file wins over a question
    #[arg(value_name = "FILE", required = true, add = ArgValueCompleter::new(names::targets))]
    file: Option<OsString>,
    /// The project's folder, which must not exist yet or be empty
    #[arg(value_name = "FOLDER", value_hint = clap::ValueHint::DirPath)]
    folder: Option<PathBuf>,
    /// End with status 1 if anything is left to do
    #[arg(long)]
    strict: bool,
    /// Print the type of each parameter, variable, result and field instead, and what says it
    #[arg(long, conflicts_with = "folder")]
    types: bool,
}

#[derive(Debug, Subcommand)]
enum Check {
    Check(check::Check),
}

impl Port {
    pub(super) fn run(&self, screen: &Screen) -> anyhow::Result<Outcome> {
        if let Some(Check::Check(check)) = &self.command {
            return check.run(screen);
        }
        match input::read(self.file.as_deref().unwrap_or_default())? {
            Target::Question(question) => {
                let source = concordance::source_of(&question);
                self.port(screen, &Analysis::of_clean(source), None)
            }
            Target::File(path, read) => {
                let bytes = self.folder.is_some().then(|| read.as_ref().ok().cloned());
                match input::decode(&path, read) {
                    Input::Source(source) => {
                        self.port(screen, &Analysis::of(source), bytes.flatten())
                    }
                    Input::Unreadable(path, reason) => self.unreadable(screen, &path, &reason),
                    Input::Question(_) => unreachable!("bytes are decoded as a source"),
                }
            }
        }
    }

    /// Drafts a source; `bytes` are what it was read from, if a project will hold it.
    fn port(
        &self,
        screen: &Screen,
        analysis: &Analysis,
        bytes: Option<Vec<u8>>,
    ) -> anyhow::Result<Outcome> {
        let (source, syntax) = (analysis.source(), analysis.syntax());
        let drafted = if self.types {
            translation::draft_with_types(analysis)
        } else {
            translation::draft(analysis)
        };
        let draft = match drafted {
            Ok(draft) => draft,
            Err(too_long) => {
                complain(&format!("error: {}: {too_long}", source.path()), &[]);
                return Ok(Outcome::Incomplete);
            }
        };
        let is_whole = syntax.errors().is_empty();
        let mut text = String::new();
        if screen.format.is_json() && self.types {
            let document = json::TypesDocument::new(source, &draft.types, syntax.errors());
            text = json::line(&document) + "\n";
        } else if screen.format.is_json() {
            let document = json::PortDocument::new(source, &draft, syntax.errors());
            text = json::line(&document) + "\n";
        }
        match &self.folder {
            // What has errors is mended first: nothing could run it.
            Some(folder) if is_whole => {
                // What was mended before it was read is written as it was read.
                let is_mended = source.given() != source.text();
                let bytes = bytes.filter(|_| !is_mended);
                let bytes = bytes.unwrap_or_else(|| source.text().as_bytes().to_vec());
                let written = self.write(folder, source, &draft, &bytes)?;
                if text.is_empty() {
                    text = written;
                }
            }
            None if text.is_empty() && self.types => {
                text = port::types(source, &draft.types);
            }
            None if text.is_empty() => {
                text = port::head(source, &draft) + &draft.rust;
                if screen.is_terminal {
                    text = terminal::rust(&text);
                }
            }
            _ => {}
        }
        screen.show(&text)?;
        complain_raw(&remarks::of(source));
        complain_raw(&errors::syntax_errors(
            source,
            syntax.errors(),
            screen.errors,
        ));
        if let Some(folder) = self.folder.as_ref().filter(|_| !is_whole) {
            let path = path_text(folder);
            complain(
                &format!("{path}: not written, because of these errors"),
                &[],
            );
        }
        let is_left = self.strict && !draft.holes.is_empty();
        Ok(if is_whole && !is_left {
            Outcome::Done
        } else {
            Outcome::Incomplete
        })
    }

    /// Writes the project, and says what it holds.
    fn write(
        &self,
        folder: &Path,
        source: &Source,
        draft: &Draft,
        python: &[u8],
    ) -> anyhow::Result<String> {
        let rust = port::head(source, draft) + &draft.rust;
        let contents = Contents {
            name: source.path(),
            python,
            rust: &rust,
            crates: &draft.crates,
        };
        port::write(folder, &contents).map_err(|error| self.in_use(error))?;
        let shown = hints::quoted_path(folder);
        let left = port::left(source, draft);
        let shown = visible::one_line(&shown);
        Ok(format!(
            "{shown}: {left}\npy2rs port check {shown} builds it, runs both programs and compares\n"
        ))
    }

    /// A folder in use is for the reader to settle; everything else is the system's word.
    fn in_use(&self, error: NotWritten) -> anyhow::Error {
        if matches!(error, NotWritten::Failed { .. }) {
            return error.into();
        }
        let file =
            hints::quoted(&self.file.as_deref().unwrap_or_default().to_string_lossy()).into_owned();
        let folder = self.folder.as_deref().unwrap_or(Path::new("."));
        let free = hints::free_name(folder).map(|free| {
            let free = hints::quoted(&free).into_owned();
            format!("py2rs port {file} {free} writes into a new folder")
        });
        Usage {
            message: error.to_string(),
            hints: free.into_iter().collect(),
        }
        .into()
    }

    fn unreadable(&self, screen: &Screen, path: &str, reason: &str) -> anyhow::Result<Outcome> {
        complain(&format!("error: {path}: {reason}"), &[]);
        if screen.format.is_json() {
            let text = if self.types {
                json::line(&json::TypesDocument::unreadable(path, reason))
            } else {
                json::line(&json::PortDocument::unreadable(path, reason))
            };
            screen.show(&(text + "\n"))?;
        }
        Ok(Outcome::Incomplete)
    }
}
