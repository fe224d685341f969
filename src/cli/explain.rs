//! `py2rs explain TARGET`.

use std::ffi::OsString;

use clap::{Args, ValueEnum};

use super::input::{self, Input};
use super::{Format, Outcome, Screen, complain, complain_raw};
use crate::comparison::{self, Comparison};
use crate::corpus::Question;
use crate::findings::{self, Finding};
use crate::layout::{self, Arrangement};
use crate::render::{errors, json, plain, terminal};
use crate::source::Source;
use crate::syntax::{self, Syntax};
use crate::{concordance, corpus};

/// Show the idioms of a question or a Python file, Python and Rust side by side
#[derive(Debug, Args)]
pub(super) struct Explain {
    /// A question (q18), a Python file, or - for standard input
    #[arg(value_name = "TARGET")]
    target: OsString,
    /// Where the Rust stands: beside the Python from 100 columns on, or below it
    #[arg(long, value_enum, value_name = "WHERE")]
    layout: Option<Layout>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Layout {
    Auto,
    Side,
    Stack,
}

impl Explain {
    pub(super) fn run(&self, screen: &Screen) -> anyhow::Result<Outcome> {
        let source = match input::find(&self.target)? {
            Input::Source(source) => source,
            Input::Question(id) => match corpus::question(id) {
                Some(question) => concordance::source_of(&question),
                None => anyhow::bail!("{id} is not embedded"),
            },
            Input::Unreadable(path, reason) => return unreadable(screen, &path, &reason),
        };
        let syntax = syntax::parse(&source);
        let findings = findings::find(&source, &syntax);
        let text = self.explain(screen, &source, &syntax, &findings);
        screen.show(&text)?;
        complain_raw(&errors::syntax_errors(
            &source,
            syntax.errors(),
            screen.colors_errors,
        ));
        Ok(if syntax.errors().is_empty() {
            Outcome::Done
        } else {
            Outcome::Incomplete
        })
    }

    fn explain(
        &self,
        screen: &Screen,
        source: &Source,
        syntax: &Syntax,
        findings: &[Finding],
    ) -> String {
        let question = corpus::question(source.path().trim_end_matches(".py"));
        if screen.format == Format::Json {
            let document = json::FileDocument::new(source, findings, syntax.errors());
            let id = question.as_ref().map(|question| question.id);
            let rust = findings.iter().map(|_| None).collect();
            return json::line(&document.explained(id, rust)) + "\n";
        }
        question.map_or_else(String::new, |question| {
            self.draw(screen, &compare(&question, source, syntax, findings))
        })
    }

    /// For a terminal, or where a form is asked for, the screen; plain text for a pipe.
    fn draw(&self, screen: &Screen, comparison: &Comparison) -> String {
        if !screen.is_terminal && self.layout.is_none() {
            return plain::text(comparison, screen.asked_width);
        }
        let arrangement = match self.layout {
            None | Some(Layout::Auto) => Arrangement::Auto,
            Some(Layout::Side) => Arrangement::Side,
            Some(Layout::Stack) => Arrangement::Stack,
        };
        let options = layout::Options {
            width: screen.width,
            arrangement,
        };
        terminal::paint(&layout::screen(comparison, options))
    }
}

fn compare(
    question: &Question,
    source: &Source,
    syntax: &Syntax,
    findings: &[Finding],
) -> Comparison {
    comparison::compare(question, source, syntax, findings)
}

fn unreadable(screen: &Screen, path: &str, reason: &str) -> anyhow::Result<Outcome> {
    complain(&format!("error: {path}: {reason}"), &[]);
    if screen.format == Format::Json {
        let document = json::FileDocument::unreadable(path, reason).explained(None, Vec::new());
        screen.show(&(json::line(&document) + "\n"))?;
    }
    Ok(Outcome::Incomplete)
}
