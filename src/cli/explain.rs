//! `py2rs explain TARGET`.

use std::ffi::OsString;

use clap::Args;

use super::input::{self, Input};
use super::{Format, Outcome, Screen, complain};
use crate::findings;
use crate::render::{errors, json};
use crate::source::Source;
use crate::{concordance, corpus, syntax};

/// Show the idioms of a question or a Python file, Python and Rust side by side
#[derive(Debug, Args)]
pub(super) struct Explain {
    /// A question (q18), a Python file, or - for standard input
    #[arg(value_name = "TARGET")]
    target: OsString,
}

impl Explain {
    pub(super) fn run(&self, screen: &Screen) -> anyhow::Result<Outcome> {
        let source = match input::find(&self.target)? {
            Input::Source(source) => source,
            Input::Question(id) => match corpus::question(id) {
                Some(question) => concordance::source_of(&question),
                None => anyhow::bail!("{id} is not embedded"),
            },
            Input::Unreadable(path, reason) => {
                complain(&format!("error: {path}: {reason}"), &[]);
                if screen.format == Format::Json {
                    screen.show(
                        &(json::line(
                            &json::FileDocument::unreadable(&path, &reason)
                                .explained(None, Vec::new()),
                        ) + "\n"),
                    )?;
                }
                return Ok(Outcome::Incomplete);
            }
        };
        let syntax = syntax::parse(&source);
        let findings = findings::find(&source, &syntax);
        let _ = (&syntax, &findings);
        show(screen, &source)
    }
}

fn show(_: &Screen, _: &Source) -> anyhow::Result<Outcome> {
    let _ = errors::syntax_errors;
    Ok(Outcome::Done)
}
