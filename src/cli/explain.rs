//! `py2rs explain TARGET`.

use std::ffi::OsString;

use clap::Args;
use clap_complete::engine::{ArgValueCandidates, ArgValueCompleter};

use super::input::{self, Input};
use super::page::Page;
use super::{Format, Outcome, Screen, complain, complain_raw, list, names};
use crate::analysis::Analysis;
use crate::corpus::Question;
use crate::corpus::concordance;
use crate::explain::comparison;
use crate::render::{self, json, remarks};

/// Show the idioms of a question or a Python file, Python and Rust side by side
///
/// A file that is a copy of a question, also an edited one or one pasted from the web page, is
/// recognised and shown as that question, with what differs. Any other file is explained by the idioms
/// found in it, each beside Rust drafted from the lines, or beside the example of the idiom's card.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  py2rs explain q18                                 question 18
  py2rs explain my_module.py                        a file of your own
  py2rs explain my_module.py --idiom asyncio        only what it has of asyncio
  py2rs explain q18 --layout stack --width 72       the Rust below the Python
  py2rs explain - --format json < my_module.py      for other programs")]
pub(super) struct Explain {
    /// A question (q18), a Python file, or - for standard input; a file wins over a question
    #[arg(value_name = "TARGET", add = ArgValueCompleter::new(names::targets))]
    target: OsString,
    /// Of a file, explain only this idiom, or those of this family
    #[arg(long, value_name = "ID|FAMILY", add = ArgValueCandidates::new(names::idioms))]
    idiom: Option<String>,
    /// Explain a file by what is found in it, also if it is a copy of a question
    #[arg(long)]
    no_question: bool,
    #[command(flatten)]
    page: Page,
}

impl Explain {
    pub(super) fn run(&self, screen: &Screen) -> anyhow::Result<Outcome> {
        if let Some(idiom) = &self.idiom {
            list::known_idiom(idiom)?;
        }
        match input::find(&self.target)? {
            Input::Source(source) => self.explain(screen, Analysis::of(source), None),
            Input::Question(question) => {
                let analysis = Analysis::of_clean(concordance::source_of(&question));
                self.explain(screen, analysis, Some(&question))
            }
            Input::Unreadable(path, reason) => unreadable(screen, &path, &reason),
        }
    }

    fn explain(
        &self,
        screen: &Screen,
        mut analysis: Analysis,
        question: Option<&Question>,
    ) -> anyhow::Result<Outcome> {
        if let Some(wanted) = &self.idiom {
            analysis.retain(|it| it.idiom.id == wanted || it.idiom.family() == wanted);
        }
        let (source, errors) = (analysis.source(), analysis.errors());
        let comparison = match question {
            Some(question) => comparison::compare(question, &analysis),
            None if self.no_question => comparison::compare_file(&analysis),
            None => comparison::explain(&analysis),
        };
        let text = match screen.format {
            Format::Text | Format::Markdown | Format::Html => self.page.draw(screen, &comparison),
            Format::Json | Format::Jsonl => {
                let rust = comparison::rust_texts(comparison.question, &analysis);
                let document = json::FileDocument::new(source, analysis.findings(), errors);
                json::line(&document.explained(comparison.question, rust)) + "\n"
            }
        };
        screen.show(&text)?;
        complain_raw(&remarks::of(source));
        complain_raw(&render::errors::syntax_errors(
            source,
            errors,
            screen.errors,
        ));
        Ok(if errors.is_empty() {
            Outcome::Done
        } else {
            Outcome::Incomplete
        })
    }
}

fn unreadable(screen: &Screen, path: &str, reason: &str) -> anyhow::Result<Outcome> {
    complain(&format!("error: {path}: {reason}"), &[]);
    if screen.format.is_json() {
        let document = json::FileDocument::unreadable(path, reason).explained(None, Vec::new());
        screen.show(&(json::line(&document) + "\n"))?;
    }
    Ok(Outcome::Incomplete)
}
