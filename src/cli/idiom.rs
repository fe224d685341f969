//! `py2rs idiom [ID]`.

use clap::Args;

use super::{Format, Outcome, Screen, list};
use crate::concordance;
use crate::idioms::{self, Idiom};
use crate::render::{json, listing};

/// Show the catalogue of idioms, a family of it, or one
#[derive(Debug, Args)]
pub(super) struct ShowIdiom {
    /// An idiom, a family, or how either begins
    id: Option<String>,
}

impl ShowIdiom {
    pub(super) fn run(&self, screen: &Screen) -> anyhow::Result<Outcome> {
        let wanted = self.id.as_deref().unwrap_or("");
        let entries = concordance::entries();
        let rows: Vec<(&'static Idiom, Vec<&'static str>)> = matching(wanted)
            .into_iter()
            .map(|idiom| {
                let shown = entries.iter().filter(|entry| entry.idioms.contains(&idiom));
                (idiom, shown.map(|entry| entry.question.id).collect())
            })
            .collect();
        if rows.is_empty() {
            list::known_idiom(wanted)?;
        }
        let text = match screen.format {
            Format::Text => listing::idioms(&rows, screen.width),
            Format::Json | Format::Jsonl => {
                let documents = rows.into_iter().map(|(idiom, questions)| {
                    let questions = questions.into_iter().map(str::to_owned).collect();
                    json::IdiomDocument::new(idiom, questions, Vec::new())
                });
                json::line(&json::IdiomsDocument::new(documents.collect())) + "\n"
            }
        };
        screen.show(&text)?;
        Ok(Outcome::Done)
    }
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
