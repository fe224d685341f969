//! What was found in a file, and the Rust that answers to it → bands: the lines of both sides, which of
//! them answer to each other, and which words carried over.
//!
//! Everything here is counted in lines and bytes; where it stands on a screen is `layout`'s matter.

mod answers;
mod concepts;
mod definitions;
mod file;
mod joints;
mod lines;
mod own;
mod partners;
mod phrases;
mod precedence;
mod question;
mod selection;
mod words;

use std::ops::Range;

use crate::analysis::Analysis;
use crate::corpus;
use crate::corpus::recognition;
use crate::idioms::findings::Finding;
use crate::python::source::{Place, Source};
use crate::python::stack;

pub use concepts::Concept;
pub(crate) use file::in_full;
pub use file::{compare_file, explain_file};
#[cfg(test)]
pub(crate) use lines::line as line_of;
pub use lines::{Line, Mark, Piece};
pub use own::{Footnote, HeadLine, Notes, Remark};
pub(crate) use phrases::{of_phrases, title as title_of_phrases};
pub use question::{compare, compare_card, compare_copy, of_card, of_question};
pub use selection::Selection;

/// Everything there is to show about a question or a file.
///
/// ```
/// use py2rs::{analysis::Analysis, explain, source::Source};
///
/// let analysis = Analysis::of(Source::new("a.py", "squares = [n * n for n in range(9)]\n"));
/// let comparison = explain::explain(&analysis);
/// assert!(comparison.is_own);
/// assert_eq!(comparison.idioms[0].id, "iteration.list-comprehension");
/// ```
#[derive(Debug, Clone, Default)]
pub struct Comparison {
    /// What is compared: the id of a question or an idiom, or a file's path.
    pub id: String,
    /// The question that it is, or is a copy of.
    pub question: Option<&'static str>,
    /// The path of the reader's copy, if it is one: then all Python lines are the copy's.
    pub copy: Option<String>,
    /// What it shows.
    pub title: String,
    /// The document's heading that a question stands under, a card's family; empty for a file.
    pub topic: String,
    /// Markdown; empty for a file.
    pub idea: String,
    /// Whether it is the page of a reader's own file, with its draft.
    pub is_own: bool,
    /// What stands at the top of such a page, and only there.
    pub head: Vec<HeadLine>,
    /// The idioms of the Python side, each once, in order of their first place.
    pub idioms: Vec<Occurrences>,
    /// The concepts, side by side.
    pub bands: Vec<Band>,
    /// What a reader's copy says otherwise than the question's program, in groups that lie apart.
    pub differences: Vec<Vec<Differing>>,
    /// What follows the bands.
    pub sections: Vec<Section>,
    /// What both programs print, if that is known.
    pub printed: Option<&'static str>,
    /// The whole Rust program, if it can be run with `std` alone.
    pub runnable: Option<String>,
    /// Crates that the Rust side uses beyond `std`.
    pub crates: Vec<String>,
    /// Id and title of the questions and idioms to look at next.
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
    /// How far it is drafted, if that is not all.
    pub status: String,
    /// Markdown.
    pub note: String,
    /// Ids of the idioms found in these Python lines, each once.
    pub idioms: Vec<&'static str>,
    /// What is said about them in a reader's own file.
    pub footnotes: Vec<Footnote>,
    /// What is left and what is to be decided in a reader's own file.
    pub remarks: Vec<Remark>,
    /// Where the Python lines stand: the name of a function or class of the reader's file.
    pub unit: Option<String>,
    /// The Python lines in order.
    pub python: Vec<Line>,
    /// The Rust lines in order.
    pub rust: Vec<Line>,
    /// Which lines answer to each other: indices into `python` and `rust`, ascending on both sides.
    pub pairs: Vec<(usize, usize)>,
    /// The words that the languages put otherwise, as they are marked.
    pub concepts: Vec<Concept>,
    /// Which sides there are, and why not both.
    pub sides: Sides,
}

/// A language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Side {
    /// What is explained.
    Python,
    /// What explains it.
    Rust,
}

impl Side {
    /// The other one.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Python => Self::Rust,
            Self::Rust => Self::Python,
        }
    }
}

/// The sides of a band.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sides {
    /// Python and Rust.
    Both,
    /// Rust needs nothing of the kind.
    OnlyPython,
    /// Python needs nothing of the kind.
    OnlyRust,
    /// The reader's copy lacks the Python lines.
    MissingFromCopy,
}

/// A line of a difference between a reader's copy and a question's program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Differing {
    /// Who has it.
    pub whose: Whose,
    /// The line, by its number in the copy unless only the program has it.
    pub line: Line,
}

/// Who has a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// The copy and the program.
    Both,
    /// Only the reader's copy.
    Copy,
    /// Only the question's program.
    Program,
}

/// How many lines are shown of what programs print.
pub(crate) const PRINTED: usize = 10;

impl Comparison {
    /// The first lines of what both programs print, and how many more there are.
    ///
    /// ```
    /// use py2rs::{analysis::Analysis, corpus, explain, source::Source};
    ///
    /// let question = corpus::question("q18").expect("it is there");
    /// let copy = Source::new("copy.py", question.python.text());
    /// let comparison = explain::explain(&Analysis::of(copy));
    /// assert_eq!(comparison.question, Some("q18"));
    /// assert!(comparison.both_print().is_some());
    /// ```
    #[must_use]
    pub fn both_print(&self) -> Option<(Vec<&'static str>, usize)> {
        let all = self.printed?.lines();
        let shown: Vec<&str> = all.clone().take(PRINTED).collect();
        let left_out = all.count() - shown.len();
        (!shown.is_empty()).then_some((shown, left_out))
    }
}

/// The heading of the section that warns.
pub(crate) const PITFALLS: &str = "Pitfalls";

/// A section that belongs to no lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// As in `Pitfalls`.
    pub heading: String,
    /// Markdown.
    pub body: String,
}

/// Explains a file: as a copy of a question, if it is one, otherwise by its definitions. Of a file that
/// only resembles a question, the head says so.
///
/// ```
/// use py2rs::{analysis::Analysis, explain, source::Source};
///
/// let analysis = Analysis::of(Source::new("a.py", "squares = [n * n for n in range(9)]\n"));
/// assert_eq!(explain::explain(&analysis).id, "a.py");
/// ```
#[must_use]
pub fn explain(analysis: &Analysis) -> Comparison {
    explain_with(analysis, Notes::Short)
}

/// As [`explain`], with so much said about the idioms of a file that is no copy.
#[must_use]
pub fn explain_with(analysis: &Analysis, notes: Notes) -> Comparison {
    stack::with(|| explain_here(analysis, notes))
}

fn explain_here(analysis: &Analysis, notes: Notes) -> Comparison {
    let Some(recognition) = recognition::recognise(analysis) else {
        return explain_file(analysis, notes);
    };
    if recognition.is_copy
        && let Some(question) = corpus::question(recognition.id)
    {
        return compare_copy(&question, &recognition, analysis);
    }
    let id = recognition.id;
    let mut comparison = explain_file(analysis, notes);
    let resembles = format!("{id}: py2rs explain {id}");
    comparison.head.push(HeadLine::new("resembles", resembles));
    comparison
}

/// The question that a file is a copy of.
#[must_use]
pub fn question_of(analysis: &Analysis) -> Option<&'static str> {
    let recognition = stack::with(|| recognition::recognise(analysis))?;
    let question = recognition
        .is_copy
        .then(|| corpus::question(recognition.id));
    question.flatten().map(|question| question.id)
}

/// The Rust that answers to a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// Complete items, ending in a line end.
    pub rust: String,
    /// Where it comes from.
    pub origin: Origin,
}

/// Where Rust comes from that answers to a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Origin {
    /// It is the drafted definition that the finding stands in.
    Draft,
    /// It is the example of the idiom's card, in its own names.
    Card,
    /// It is the counterpart of the question that the file is, or is a copy of.
    Question,
}

/// For each finding the Rust that answers to it: the counterpart of the question that the file is, a
/// draft from the file's own code, or the card of its idiom; `None` for an idiom without a card.
#[must_use]
pub fn rust_texts(question: Option<&'static str>, analysis: &Analysis) -> Vec<Option<Answer>> {
    let findings = analysis.findings();
    if let Some(question) = question.and_then(corpus::question) {
        let rust = question.rust.text();
        let answer = Answer {
            rust: rust.to_owned(),
            origin: Origin::Question,
        };
        return vec![Some(answer); findings.len()];
    }
    stack::with(|| file::slices(analysis))
}

/// The idioms of `findings`, each once, with its places.
fn occurrences(source: &Source, findings: &[Finding]) -> Vec<Occurrences> {
    let mut occurrences: Vec<Occurrences> = Vec::new();
    for finding in findings {
        let place = (
            source.place(finding.span.start),
            finding.subject().map(str::to_owned),
        );
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
