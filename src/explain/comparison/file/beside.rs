//! What belongs to no line of the Python: what a draft needs besides, and where to read on.

use rustc_hash::FxHashSet;

use super::{File, notes};
use crate::corpus;
use crate::explain::comparison::{Band, Section, Sides};

/// So many questions are named at the end.
const MOST_RELATED: usize = 4;

impl File<'_> {
    /// The names of what the draft needs and no line of the Python says.
    pub(super) fn helpers(&self) -> Option<Section> {
        let mut names: Vec<String> = Vec::new();
        for number in &self.drafted.rest {
            let line = self.rust.line(*number);
            let mut words = line.split(|c: char| !c.is_alphanumeric() && c != '_');
            let is_item = line.starts_with(char::is_alphabetic);
            let mut defines = words.by_ref().skip_while(|word| {
                !matches!(
                    *word,
                    "fn" | "struct" | "enum" | "trait" | "type" | "macro_rules"
                )
            });
            if let (true, Some(_)) = (is_item, defines.next())
                && let Some(name) = defines.find(|word| !word.is_empty())
                && name != "main"
            {
                names.push(format!("`{name}`"));
            }
        }
        (!names.is_empty()).then(|| Section {
            heading: "Beside".to_owned(),
            body: format!(
                "The draft adds {}: `--notes full` shows it.",
                names.join(", ")
            ),
        })
    }

    /// What the draft needs and no line of the Python says.
    pub(super) fn rest(&mut self) -> Option<Band> {
        let lines = std::mem::take(&mut self.drafted.rest);
        let rust = self.rust_lines(&lines, &(0..0));
        (!rust.is_empty()).then(|| Band {
            number: 0,
            title: "what the draft needs beside".to_owned(),
            status: String::new(),
            note: String::new(),
            idioms: Vec::new(),
            footnotes: Vec::new(),
            remarks: Vec::new(),
            unit: None,
            python: Vec::new(),
            rust,
            pairs: Vec::new(),
            concepts: Vec::new(),
            sides: Sides::OnlyRust,
        })
    }
}

/// The questions that tell most of the idioms at length.
pub(super) fn related(bands: &[Band]) -> Vec<(String, String)> {
    let mut related: Vec<(&str, usize)> = Vec::new();
    let mut seen = FxHashSet::default();
    let footnotes = bands.iter().flat_map(|band| &band.footnotes);
    for id in footnotes.map(|it| it.id).filter(|id| seen.insert(*id)) {
        let Some(card) = notes::card_of_itself(id) else {
            continue;
        };
        for id in card.pair.related.iter().filter(|id| !id.contains('.')) {
            match related.iter_mut().find(|(known, _)| known == id) {
                Some((_, count)) => *count += 1,
                None => related.push((id, 1)),
            }
        }
    }
    related.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    related.truncate(MOST_RELATED);
    let titled = |(id, _): (&str, usize)| Some((id.to_owned(), corpus::title(id)?));
    related.into_iter().filter_map(titled).collect()
}
