//! `py2rs idiom [ID]`.

use clap::Args;
use clap_complete::engine::ArgValueCandidates;

use super::outcomes::{Outcome, Usage};
use super::{Format, Screen, list, meant, names, page};
use crate::corpus;
use crate::corpus::{concordance, search};
use crate::explain::comparison;
use crate::idioms::{self, Idiom};
use crate::render::{json, listing};

/// Show the catalogue of idioms, a family of it, or the card of one: Python and Rust side by side
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  py2rs idiom                     the whole catalogue
  py2rs idiom decorator           a family
  py2rs idiom decorator.memoize   the card of one idiom
  py2rs idiom lru_cache           the same, by a name of Python")]
pub(super) struct ShowIdiom {
    /// An idiom, a family, how either begins, or what people call it
    #[arg(value_name = "ID|WORD", add = ArgValueCandidates::new(names::idioms))]
    words: Vec<String>,
}

impl ShowIdiom {
    /// Shows the card of one idiom, or the idioms of a family.
    pub(super) fn of(id: &str) -> Self {
        Self {
            words: vec![id.to_owned()],
        }
    }

    pub(super) fn run(&self, screen: &Screen) -> anyhow::Result<Outcome> {
        let words = self.words.join(" ");
        let mut wanted = words.as_str();
        let mut idioms = matching(wanted);
        if idioms.is_empty()
            && let Some(meant) = search::find(wanted).first()
            && meant.is_named
            && matches!(meant.kind, search::Kind::Idiom | search::Kind::Family)
        {
            // What people call it is as good as its id.
            wanted = meant.id;
            idioms = matching(wanted);
        }
        if idioms.is_empty() {
            return Err(unknown(wanted).into());
        }
        let text = match (screen.format, &idioms[..]) {
            (Format::Text | Format::Markdown | Format::Html, [idiom])
                if let Some(card) = corpus::card(idiom.id) =>
            {
                page::draw(screen, &comparison::of_card(&card))
            }
            (Format::Text, idioms) => listing::idioms(&with_questions(idioms), screen.width),
            (Format::Markdown | Format::Html, _) => return Err(one_idiom(wanted).into()),
            (Format::Json | Format::Jsonl, idioms) => json::line(&documents(idioms)) + "\n",
        };
        screen.show(&text)?;
        Ok(Outcome::Done)
    }
}

fn unknown(wanted: &str) -> Usage {
    let message = format!("{wanted} is neither an idiom nor a family of idioms");
    let mut hints = meant::hints(wanted);
    if hints.is_empty() {
        return list::known_idiom(wanted, "idiom")
            .err()
            .unwrap_or(Usage { message, hints });
    }
    hints.push("py2rs idiom shows the catalogue".to_owned());
    Usage { message, hints }
}

/// Pages are of one card.
fn one_idiom(wanted: &str) -> Usage {
    let message = match wanted {
        "" => "markdown and html are for the card of one idiom".to_owned(),
        wanted => format!("{wanted} is more than one idiom; markdown and html are for one card"),
    };
    Usage {
        message,
        hints: vec!["py2rs export DIR writes all questions and cards as pages".into()],
    }
}

/// Each idiom with the ids of the questions that show it.
fn with_questions(idioms: &[&'static Idiom]) -> Vec<(&'static Idiom, Vec<&'static str>)> {
    let entries = concordance::entries();
    let row = |idiom: &&'static Idiom| {
        let shown = entries.iter().filter(|entry| entry.idioms.contains(idiom));
        (*idiom, shown.map(|entry| entry.question.id).collect())
    };
    idioms.iter().map(row).collect()
}

/// The rows as a document; the one that is asked for by its id with its card.
fn documents(idioms: &[&'static Idiom]) -> json::IdiomsDocument {
    let document = |(idiom, questions): (&'static Idiom, Vec<&'static str>)| {
        let questions = questions.into_iter().map(str::to_owned).collect();
        let card = corpus::card(idiom.id);
        let document = json::IdiomDocument::new(idiom, questions, card.as_ref());
        if idioms.len() == 1 {
            document.whole(card.as_ref())
        } else {
            document
        }
    };
    let rows = with_questions(idioms).into_iter().map(document);
    json::IdiomsDocument::new(rows.collect())
}

/// The idiom of that id; otherwise those whose family or id begins so.
fn matching(wanted: &str) -> Vec<&'static Idiom> {
    if let Some(idiom) = idioms::idiom(wanted) {
        return vec![idiom];
    }
    let family: Vec<_> = idioms::catalogue()
        .filter(|idiom| idiom.family() == wanted)
        .collect();
    if !family.is_empty() {
        return family;
    }
    idioms::catalogue()
        .filter(|idiom| idiom.id.starts_with(wanted))
        .collect()
}
