//! `py2rs phrase [WORD...]`.

use clap::Args;
use clap_complete::engine::ArgValueCandidates;

use super::complaints::nearest;
use super::outcomes::{Outcome, Usage};
use super::{Screen, hints, names};
use crate::phrases::{self, Phrase};
use crate::render::json;
use crate::render::phrases as shown;

/// Show what a builtin, method, operator or library call is in Rust
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  py2rs phrase                  all types and modules that are known
  py2rs phrase split            whatever is called so
  py2rs phrase str.split        the forms of a method
  py2rs phrase itertools.chain  a function
  py2rs phrase x in list        an operator
  py2rs phrase f-string .2f     a format")]
pub(super) struct ShowPhrase {
    /// A type, a module, a call, an operator, or words about it
    #[arg(value_name = "WORD", add = ArgValueCandidates::new(names::phrases))]
    words: Vec<String>,
}

impl ShowPhrase {
    /// Shows the phrases that a word is about.
    pub(super) fn of(word: &str) -> Self {
        Self {
            words: vec![word.to_owned()],
        }
    }

    pub(super) fn run(&self, screen: &Screen) -> anyhow::Result<Outcome> {
        let wanted = self.words.join(" ");
        let found: Vec<&Phrase> = if self.words.is_empty() {
            phrases::all().collect()
        } else {
            phrases::search(&wanted)
        };
        if found.is_empty() {
            return Err(unknown(&wanted).into());
        }
        let text = if screen.format.is_json() {
            json::line(&json::PhrasesDocument::new(&found)) + "\n"
        } else if self.words.is_empty() {
            shown::owners(screen.width)
        } else {
            shown::rows(&found, screen.width)
        };
        screen.show(&text)?;
        Ok(Outcome::Done)
    }
}

fn unknown(wanted: &str) -> Usage {
    let names = phrases::names();
    let near = nearest(wanted, names.iter().map(String::as_str));
    let all = "py2rs phrase shows all types and modules that are known";
    Usage {
        message: format!("no phrase of Python is known by {wanted}"),
        hints: hints::nearest(&near, "phrase", all),
    }
}
