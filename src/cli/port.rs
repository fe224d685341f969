//! `py2rs port FILE [FOLDER]` and `py2rs port check FOLDER`.

use std::ffi::OsString;

use clap::Args;
use clap_complete::engine::ArgValueCompleter;

use super::input::{self, Input};
use super::{Outcome, Screen, complain, complain_raw, names};
use crate::analysis::Analysis;
use crate::corpus::concordance;
use crate::render::{errors, json, remarks};
use crate::{port, translation};

/// Draft a Python file as a Rust program
///
/// What is not known is left as a todo! with the Python in it. The first lines say what was drafted, what
/// is left, which crates it needs and what has to be decided.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  py2rs port my_module.py                       the program, to read
  py2rs port my_module.py --format json         for other programs
  py2rs port q16                                the Python of a question, drafted
  py2rs port - < my_module.py                   standard input")]
pub(super) struct Port {
    /// A Python file, a question (q18), or - for standard input; a file wins over a question
    #[arg(value_name = "FILE", add = ArgValueCompleter::new(names::targets))]
    file: OsString,
    /// End with status 1 if anything is left to do
    #[arg(long)]
    strict: bool,
}

impl Port {
    pub(super) fn run(&self, screen: &Screen) -> anyhow::Result<Outcome> {
        match input::find(&self.file)? {
            Input::Source(source) => self.port(screen, &Analysis::of(source)),
            Input::Question(question) => {
                self.port(screen, &Analysis::of_clean(concordance::source_of(&question)))
            }
            Input::Unreadable(path, reason) => {
                complain(&format!("error: {path}: {reason}"), &[]);
                if screen.format.is_json() {
                    let document = json::PortDocument::unreadable(&path, &reason);
                    screen.show(&(json::line(&document) + "\n"))?;
                }
                Ok(Outcome::Incomplete)
            }
        }
    }

    fn port(&self, screen: &Screen, analysis: &Analysis) -> anyhow::Result<Outcome> {
        let draft = translation::draft(analysis);
        let (source, syntax) = (analysis.source(), analysis.syntax());
        let text = if screen.format.is_json() {
            json::line(&json::PortDocument::new(source, &draft, syntax.errors())) + "\n"
        } else {
            port::head(source, &draft) + &draft.rust
        };
        screen.show(&text)?;
        complain_raw(&remarks::of(source));
        complain_raw(&errors::syntax_errors(
            source,
            syntax.errors(),
            screen.errors,
        ));
        let is_left = self.strict && !draft.holes.is_empty();
        Ok(if syntax.errors().is_empty() && !is_left {
            Outcome::Done
        } else {
            Outcome::Incomplete
        })
    }
}
