//! `py2rs find WORD...`.

use clap::Args;

use super::crates::Crates;
use super::explain::Explain;
use super::idiom::ShowIdiom;
use super::outcomes::{Outcome, Usage};
use super::phrase::ShowPhrase;
use super::{Format, Screen};
use crate::corpus::search::{self, Hit, Kind};
use crate::render::{hits, json};

/// Search questions, idioms, phrases and crates for what you call it
///
/// Each line of the answer begins with the command that shows it, but for py2rs; what is found alone is
/// shown at once.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  py2rs find kwargs           what is called so
  py2rs find default dict     all of the words
  py2rs find requests         a package, and what is known of it")]
pub(super) struct Find {
    /// What it is called, in Python or elsewhere
    #[arg(value_name = "WORD", required = true)]
    words: Vec<String>,
}

impl Find {
    pub(super) fn run(&self, screen: &Screen) -> anyhow::Result<Outcome> {
        let wanted = self.words.join(" ");
        let found = search::find(&wanted);
        if found.is_empty() {
            return Err(nothing(&wanted).into());
        }
        if let [only] = &found[..]
            && screen.format == Format::Text
        {
            return show(only, screen);
        }
        let text = if screen.format.is_json() {
            json::line(&json::HitsDocument::new(&found)) + "\n"
        } else {
            hits::rows(&found, screen.width)
        };
        screen.show(&text)?;
        Ok(Outcome::Done)
    }
}

/// Shows what was found, as the command does that is told for it.
fn show(hit: &Hit, screen: &Screen) -> anyhow::Result<Outcome> {
    match hit.kind {
        Kind::Family | Kind::Idiom => ShowIdiom::of(hit.id).run(screen),
        Kind::Question => Explain::of(hit.id).run(screen),
        Kind::Phrase => ShowPhrase::of(hit.id).run(screen),
        Kind::Crate => Crates::of(hit.id).run(screen),
    }
}

fn nothing(wanted: &str) -> Usage {
    Usage {
        message: format!("nothing has all of these words: {wanted}"),
        hints: vec![
            "py2rs list shows the questions, py2rs idiom the idioms, py2rs phrase the phrases"
                .into(),
        ],
    }
}
