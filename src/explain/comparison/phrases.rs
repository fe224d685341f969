//! The phrases of a type or a module, a band for each.

use std::ops::Range;

use super::{Band, Comparison, Sides, lines};
use crate::phrases::{self, Phrase};
use crate::python::source::Source;
use crate::python::syntax;
use crate::rust::tokens;

/// Everything there is to show about the phrases of `owner`.
#[must_use]
pub(crate) fn of_phrases(owner: &str) -> Comparison {
    let all: Vec<&Phrase> = phrases::all().filter(|it| it.row.owner == owner).collect();
    let (python, python_lines) = joined(all.iter().map(|it| it.row.python.to_owned()));
    let (rust, rust_lines) = joined(all.iter().map(|it| it.shown()));
    let python_tokens = tokens::python(&python, &syntax::parse(&python));
    let rust_tokens = tokens::rust(rust.text());
    let ranges = python_lines.into_iter().zip(rust_lines);
    let bands = all.iter().zip(ranges).enumerate();
    let bands = bands.map(|(index, (phrase, (python_lines, rust_lines)))| {
        let mut band = Band {
            number: index + 1,
            title: phrase.row.id.to_owned(),
            note: note(phrase),
            idioms: Vec::new(),
            status: String::new(),
            footnotes: Vec::new(),
            remarks: Vec::new(),
            unit: None,
            python: lines::lines(&python, &python_tokens, &[python_lines]),
            rust: lines::lines(&rust, &rust_tokens, &[rust_lines]),
            pairs: Vec::new(),
            concepts: Vec::new(),
            sides: Sides::Both,
        };
        band.relate(&[]);
        band
    });
    let crates = all.iter().flat_map(|it| it.row.crates);
    let mut crates: Vec<String> = crates.map(|it| it.name.to_owned()).collect();
    crates.sort();
    crates.dedup();
    Comparison {
        id: owner.to_owned(),
        title: title(owner),
        topic: "phrases".to_owned(),
        bands: bands.collect(),
        crates,
        ..Comparison::default()
    }
}

/// What the page of an owner is called.
pub(crate) fn title(owner: &str) -> String {
    let rows = phrases::rows().filter(|row| row.owner == owner);
    format!("What {} calls of {owner} are in Rust", rows.count())
}

/// The texts as one with blank lines between them, and the lines of each.
fn joined(texts: impl Iterator<Item = String>) -> (Source, Vec<Range<usize>>) {
    let mut all = String::new();
    let mut ranges = Vec::new();
    let mut line = 1;
    for text in texts {
        let end = line + text.lines().count();
        ranges.push(line..end);
        all += &text;
        all += "\n\n";
        line = end + 1;
    }
    (Source::new("", all), ranges)
}

/// What there is to know of a phrase, in Markdown.
fn note(phrase: &Phrase) -> String {
    let facts: Vec<String> = phrase.facts().iter().map(|it| format!("`{it}`")).collect();
    let differs = phrase.row.differs.map(|it| it.replace('\\', "\\\\"));
    let exact = phrase.shown_exact().map(|it| format!("Exactly: `{it}`"));
    let parts = [Some(facts.join(" · ")), differs, exact]
        .into_iter()
        .flatten();
    parts.collect::<Vec<_>>().join("\n\n")
}
