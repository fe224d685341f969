//! `py2rs find WORD...`.

use clap::Args;

use super::{Outcome, Screen, Usage, hints};
use crate::corpus::search;
use crate::render::{hits, json};

/// Search questions, idioms, phrases and crates for what you call it
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
        let text = if screen.format.is_json() {
            json::line(&json::HitsDocument::new(&found)) + "\n"
        } else {
            hits::rows(&found, screen.width)
        };
        screen.show(&text)?;
        Ok(Outcome::Done)
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

/// What the words are about, as hints below an error: the best three, and how all are shown.
pub(super) fn meant(wanted: &str) -> Vec<String> {
    let found = search::find(wanted);
    let [first, ..] = &found[..] else {
        return Vec::new();
    };
    let names: Vec<&str> = found.iter().take(3).map(|hit| hit.id).collect();
    vec![
        format!("did you mean {}?", names.join(", ")),
        format!(
            "py2rs {} {} shows the first of these",
            first.kind.command(),
            hints::quoted(first.id)
        ),
        format!("py2rs find {} shows all", hints::quoted(wanted)),
    ]
}
