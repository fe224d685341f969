//! Phrases as a document of JSON.

use serde::Serialize;

use super::VERSION;
use crate::phrases::{self, Phrase};

/// What `phrase` found.
#[derive(Debug, Serialize)]
pub(crate) struct PhrasesDocument {
    version: u32,
    phrases: Vec<PhraseDocument>,
}

#[derive(Debug, Serialize)]
struct PhraseDocument {
    id: &'static str,
    owner: &'static str,
    python: &'static str,
    rust: String,
    /// The Python type of the result.
    #[serde(rename = "type")]
    gives: &'static str,
    raises: Option<&'static str>,
    crates: Vec<CrateDocument>,
    differs: Option<&'static str>,
    /// Rust that gives the same or stops, where `rust` differs on some input.
    exact: Option<String>,
    /// What is to be imported.
    uses: &'static [&'static str],
    /// The functions that the Rust calls.
    helpers: String,
}

#[derive(Debug, Serialize)]
struct CrateDocument {
    name: &'static str,
    version: &'static str,
    features: &'static [&'static str],
}

impl PhrasesDocument {
    /// These phrases.
    pub(crate) fn new(found: &[&Phrase]) -> Self {
        Self {
            version: VERSION,
            phrases: found.iter().map(|phrase| document(phrase)).collect(),
        }
    }
}

fn document(phrase: &Phrase) -> PhraseDocument {
    let row = phrase.row;
    let crates = row.crates.iter().map(|it| CrateDocument {
        name: it.name,
        version: it.version,
        features: it.features,
    });
    let helpers = phrases::helpers(row.helpers);
    let helpers: Vec<&str> = helpers.iter().map(|helper| helper.text).collect();
    PhraseDocument {
        id: row.id,
        owner: row.owner,
        python: row.python,
        rust: phrase.shown(),
        gives: row.gives,
        raises: row.raises,
        crates: crates.collect(),
        differs: row.differs,
        exact: phrase.shown_exact(),
        uses: row.needs,
        helpers: helpers.join("\n\n"),
    }
}
