//! A question and what was found in it → bands: the lines of both sides, which of them answer to each
//! other, and which words carried over.
//!
//! Everything here is counted in lines and bytes; where it stands on a screen is `layout.rs`'s matter.

mod answers;
mod lines;
mod words;

use std::ops::Range;

use crate::corpus::{self, Question};
use crate::findings::Finding;
use crate::source::{Place, Source};
use crate::syntax::Syntax;
use crate::tokens;

#[cfg(test)]
pub(crate) use lines::line as line_of;
pub use lines::{Line, Mark, Piece};

/// Everything there is to show about a question.
#[derive(Debug, Clone)]
pub struct Comparison {
    /// As in `q18`.
    pub id: String,
    /// What the question shows.
    pub title: String,
    /// The document's heading that it stands under.
    pub topic: String,
    /// Markdown.
    pub idea: String,
    /// The idioms of the Python side, each once, in order of their first place.
    pub idioms: Vec<Occurrences>,
    /// The concepts, side by side.
    pub bands: Vec<Band>,
    /// What follows the bands.
    pub sections: Vec<Section>,
    /// Crates that the Rust side uses beyond `std`.
    pub crates: Vec<String>,
    /// Id and title of the questions to look at next.
    pub related: Vec<(String, String)>,
}

/// An idiom and everywhere it was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occurrences {
    /// `family.name`.
    pub id: &'static str,
    /// What a reader calls it.
    pub title: &'static str,
    /// Where, and the name that the finding is about, in the order of the source; never empty.
    pub places: Vec<(Place, Option<String>)>,
}

/// One concept: Python and Rust, and a note.
#[derive(Debug, Clone)]
pub struct Band {
    /// From 1.
    pub number: usize,
    /// The concept.
    pub title: String,
    /// Markdown.
    pub note: String,
    /// Ids of the idioms found in these Python lines, each once.
    pub idioms: Vec<&'static str>,
    /// The Python lines in order; empty if only Rust has the concept.
    pub python: Vec<Line>,
    /// The Rust lines in order; empty if only Python has the concept.
    pub rust: Vec<Line>,
    /// Which lines answer to each other: indices into `python` and `rust`, ascending on both sides.
    pub pairs: Vec<(usize, usize)>,
}

/// A section that belongs to no lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// As in `Pitfalls`.
    pub heading: String,
    /// Markdown.
    pub body: String,
}

/// Compares a question's own program, parsed as `source` and `syntax`, with its Rust.
#[must_use]
pub fn compare(
    question: &Question,
    source: &Source,
    syntax: &Syntax,
    findings: &[Finding],
) -> Comparison {
    let python = tokens::python(source, syntax);
    let rust_source = Source::new("", question.rust.text());
    let rust = tokens::rust(rust_source.text());
    let bands = question
        .bands
        .iter()
        .enumerate()
        .map(|(index, band)| {
            let python_lines = question.python_lines(band);
            let mut band = Band {
                number: index + 1,
                title: band.title.to_owned(),
                note: band.note.to_owned(),
                idioms: idioms_in(&python_lines, source, findings),
                python: lines::lines(source, &python, &python_lines),
                rust: lines::lines(&rust_source, &rust, &question.rust_lines(band)),
                pairs: Vec::new(),
            };
            band.pairs = answers::pairs(&band.python, &band.rust);
            words::mark(&mut band.python, &mut band.rust);
            band
        })
        .collect();
    Comparison {
        id: question.id.to_owned(),
        title: question.title.clone(),
        topic: question.topic.clone(),
        idea: question.idea.to_owned(),
        idioms: occurrences(source, findings),
        bands,
        sections: question
            .sections
            .iter()
            .map(|section| Section {
                heading: section.heading.to_owned(),
                body: section.body.to_owned(),
            })
            .collect(),
        crates: question.crates.clone(),
        related: question
            .related
            .iter()
            .filter_map(|id| corpus::question(id))
            .map(|related| (related.id.to_owned(), related.title))
            .collect(),
    }
}

/// The idioms of `findings`, each once, with its places.
fn occurrences(source: &Source, findings: &[Finding]) -> Vec<Occurrences> {
    let mut occurrences: Vec<Occurrences> = Vec::new();
    for finding in findings {
        let place = (source.place(finding.span.start), finding.subject.clone());
        let known = occurrences
            .iter_mut()
            .find(|known| known.id == finding.idiom.id);
        match known {
            Some(known) => known.places.push(place),
            None => occurrences.push(Occurrences {
                id: finding.idiom.id,
                title: finding.idiom.title,
                places: vec![place],
            }),
        }
    }
    occurrences
}

/// The ids of the idioms found in `lines`, each once.
fn idioms_in(lines: &[Range<usize>], source: &Source, findings: &[Finding]) -> Vec<&'static str> {
    let mut ids = Vec::new();
    for finding in findings {
        let line = source.line_at(finding.span.start);
        if lines.iter().any(|lines| lines.contains(&line)) && !ids.contains(&finding.idiom.id) {
            ids.push(finding.idiom.id);
        }
    }
    ids
}

#[cfg(test)]
mod tests;
