//! What `list`, `idiom`, `crates` and `export` write.

use serde::Serialize;

use super::VERSION;
use super::bands::{self, BandDocument};
use crate::corpus::Card;
use crate::explain::comparison;
use crate::idioms::Idiom;
use crate::text::libraries::Library;

/// What `list` shows.
#[derive(Debug, Serialize)]
#[doc(hidden)]
pub struct QuestionsDocument {
    version: u32,
    questions: Vec<QuestionDocument>,
}

/// A question and the idioms found in its Python program.
#[derive(Debug, Serialize)]
#[doc(hidden)]
pub struct QuestionDocument {
    /// As in `q18`.
    pub id: String,
    /// What it shows.
    pub title: String,
    /// The document's heading that it stands under.
    pub topic: String,
    /// Ids, in the order of the catalogue.
    pub idioms: Vec<&'static str>,
}

#[doc(hidden)]
impl QuestionsDocument {
    /// A list of questions.
    #[must_use]
    pub fn new(questions: Vec<QuestionDocument>) -> Self {
        Self {
            version: VERSION,
            questions,
        }
    }
}

/// What `idiom` shows.
#[derive(Debug, Serialize)]
#[doc(hidden)]
pub struct IdiomsDocument {
    version: u32,
    idioms: Vec<IdiomDocument>,
}

/// An idiom and where the corpus shows it.
#[derive(Debug, Serialize)]
#[doc(hidden)]
pub struct IdiomDocument {
    /// As in `decorator.memoize`.
    pub id: &'static str,
    /// The part before the dot.
    pub family: &'static str,
    /// What a reader calls it.
    pub title: &'static str,
    /// What counts as one, in Markdown.
    pub counts: &'static str,
    /// The node that a finding is reported at.
    pub reported_at: &'static str,
    /// Ids of the questions in whose Python program it occurs.
    pub questions: Vec<String>,
    /// The Rust crates that its counterpart needs.
    pub crates: Vec<String>,
    /// Its card's title, programs and bands, where one idiom is asked for.
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    pub card: Option<CardDocument>,
}

/// The card of an idiom.
#[derive(Debug, Serialize)]
#[doc(hidden)]
pub struct CardDocument {
    shows: String,
    python: String,
    rust: String,
    stdout: &'static str,
    bands: Vec<BandDocument>,
}

#[doc(hidden)]
impl IdiomsDocument {
    /// A list of idioms.
    #[must_use]
    pub fn new(idioms: Vec<IdiomDocument>) -> Self {
        Self {
            version: VERSION,
            idioms,
        }
    }
}

#[doc(hidden)]
impl IdiomDocument {
    /// A row of the catalogue, and the crates of its card.
    #[must_use]
    pub fn new(idiom: &'static Idiom, questions: Vec<String>, card: Option<&Card>) -> Self {
        Self {
            id: idiom.id,
            family: idiom.family(),
            title: idiom.title,
            counts: idiom.counts,
            reported_at: idiom.reported_at,
            questions,
            crates: card.map_or_else(Vec::new, |card| card.pair.crates.clone()),
            card: None,
        }
    }

    /// The row with its card's programs.
    #[must_use]
    pub fn whole(mut self, card: Option<&Card>) -> Self {
        self.card = card.map(|card| CardDocument {
            shows: card.pair.title.clone(),
            python: card.pair.python.text().to_owned(),
            rust: card.pair.rust.text().to_owned(),
            stdout: card.pair.stdout,
            bands: bands::documents(&comparison::of_card(card)),
        });
        self
    }
}

/// What `crates` shows.
#[derive(Debug, Serialize)]
#[doc(hidden)]
pub struct LibrariesDocument {
    version: u32,
    packages: Vec<LibraryDocument>,
}

/// A third-party package and the crates for the same work.
#[derive(Debug, Serialize)]
struct LibraryDocument {
    package: &'static str,
    area: &'static str,
    crates: &'static [&'static str],
    alike: &'static str,
}

#[doc(hidden)]
impl LibrariesDocument {
    /// A list of packages.
    #[must_use]
    pub fn new(rows: &[(&'static str, &'static Library)]) -> Self {
        let document = |(package, library): &(&'static str, &'static Library)| LibraryDocument {
            package,
            area: library.area,
            crates: library.crates,
            alike: library.alike,
        };
        Self {
            version: VERSION,
            packages: rows.iter().map(document).collect(),
        }
    }
}

/// What `export` wrote.
#[derive(Debug, Serialize)]
#[doc(hidden)]
pub struct ExportDocument<'a> {
    version: u32,
    /// The site's folder.
    folder: &'a str,
    pages: usize,
}

#[doc(hidden)]
impl<'a> ExportDocument<'a> {
    /// So many pages in `folder`.
    #[must_use]
    pub fn new(folder: &'a str, pages: usize) -> Self {
        Self {
            version: VERSION,
            folder,
            pages,
        }
    }
}
