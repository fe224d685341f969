//! The embedded questions and idiom cards: their programs, anchored regions and notes.
//!
//! `corpus/README.md` is the format. A question is parsed when it is asked for, never before, and
//! parsing never fails: what cannot be read is listed in [`Question::problems`], beside whatever could be.
//! The other rules of the format are tests (`rules`). A card is a small question, about one idiom.

mod card;
#[doc(hidden)]
pub mod concordance;
mod found;
mod notes;
mod program;
#[doc(hidden)]
pub mod recognition;
#[cfg(test)]
mod rules;
pub(crate) mod search;

use std::borrow::Cow;
use std::mem;
use std::ops::Range;

use thiserror::Error;

use found::{Found, Place};

pub use card::{Card, card, cards};
pub use program::{Program, Region};

/// The files of one question or card as they lie in `corpus/`.
///
/// ```
/// use py2rs::corpus::{Files, Question};
///
/// let files = Files {
///     id: "q99",
///     python: "# ANCHOR: all\nprint(1)\n# ANCHOR_END: all\n",
///     rust: "// ANCHOR: all\nfn main() {\n    println!(\"1\");\n}\n// ANCHOR_END: all\n",
///     notes: "",
///     stdout: "1\n",
/// };
/// assert!(!Question::parse(&files).problems().is_empty());
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Files {
    /// As in `q18` or `decorator.memoize`.
    pub id: &'static str,
    /// The Python program with its marker lines.
    pub python: &'static str,
    /// The Rust program with its marker lines.
    pub rust: &'static str,
    /// Front matter and Markdown.
    pub notes: &'static str,
    /// What both programs print.
    pub stdout: &'static str,
}

const QUESTIONS: &[Files] = include!(concat!(env!("OUT_DIR"), "/questions.rs"));

/// What a question's programs read from standard input, by id.
const INPUTS: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/inputs.rs"));

/// The code that a question was published with, by id: less than its program, and with lines missing.
const PUBLISHED: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/published.rs"));

/// What of the corpus format a file breaks.
///
/// ```
/// use py2rs::corpus::Problem;
///
/// let problem = Problem { file: "a.md".into(), line: 3, reason: "no title".into() };
/// assert_eq!(problem.to_string(), "a.md:3: no title");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{file}:{line}: {reason}")]
pub struct Problem {
    /// The file below `corpus/`, as in `questions/q18/notes.md`.
    pub file: String,
    /// The 1-based line of that file.
    pub line: usize,
    /// The rule, and what breaks it.
    pub reason: String,
}

/// A question of the document: two programs that do the same, and what is to be said about them.
///
/// ```
/// use py2rs::corpus;
///
/// let question = corpus::question("q18").expect("it is there");
/// assert_eq!((question.id, question.problems().len()), ("q18", 0));
/// ```
#[derive(Debug, Clone)]
pub struct Question {
    /// As in `q18`, or the idiom's id where this is a card.
    pub id: &'static str,
    /// What the question shows, in our own words.
    pub title: String,
    /// The document's heading that it stands under, or a card's family.
    pub topic: String,
    /// Crates that the Rust program uses beyond `std`.
    pub crates: Vec<String>,
    /// Ids of questions that a reader would look at next; those of a card may be idioms' too.
    pub related: Vec<String>,
    /// The idea: Markdown before the first heading.
    pub idea: &'static str,
    /// The Python program without marker lines.
    pub python: Program,
    /// The Rust program without marker lines.
    pub rust: Program,
    /// The concepts, in the order in which they are read.
    pub bands: Vec<Band>,
    /// What follows the bands.
    pub sections: Vec<Section>,
    /// What both programs print.
    pub stdout: &'static str,
    problems: Vec<Problem>,
}

/// One concept: regions of both programs and a note.
///
/// ```
/// use py2rs::corpus;
///
/// let question = corpus::question("q18").expect("it is there");
/// let band = &question.bands[0];
/// assert_eq!(band.python.len(), question.python_lines(band).len());
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Band {
    /// The section's heading.
    pub title: &'static str,
    /// Names of Python regions; none if only Rust has it.
    pub python: Vec<&'static str>,
    /// Names of Rust regions; none if only Python has it.
    pub rust: Vec<&'static str>,
    /// Markdown.
    pub note: &'static str,
    /// The 1-based line of the heading in `notes.md`.
    line: usize,
}

/// A section that belongs to no region.
///
/// ```
/// use py2rs::corpus;
///
/// let question = corpus::question("q18").expect("it is there");
/// assert!(question.sections.iter().any(|section| section.heading == "Pitfalls"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// As in `Pitfalls`.
    pub heading: &'static str,
    /// Markdown.
    pub body: &'static str,
    /// The 1-based line of the heading in `notes.md`.
    line: usize,
}

/// The ids of all questions, in the order of the document.
///
/// ```
/// assert_eq!(py2rs::corpus::ids().next(), Some("q01"));
/// ```
pub fn ids() -> impl Iterator<Item = &'static str> {
    QUESTIONS.iter().map(|files| files.id)
}

/// All questions, in the order of the document; each is parsed as it is reached.
///
/// ```
/// assert!(py2rs::corpus::questions().all(|question| question.problems().is_empty()));
/// ```
pub fn questions() -> impl Iterator<Item = Question> {
    QUESTIONS.iter().map(Question::parse)
}

/// The question with exactly this id.
///
/// ```
/// use py2rs::corpus;
///
/// assert!(corpus::question("q18").is_some());
/// assert!(corpus::question("q99").is_none());
/// ```
#[must_use]
pub fn question(id: &str) -> Option<Question> {
    let index = QUESTIONS.binary_search_by(|files| files.id.cmp(id)).ok()?;
    Some(Question::parse(&QUESTIONS[index]))
}

/// The title of a question or a card.
///
/// ```
/// assert!(py2rs::corpus::title("decorator.memoize").is_some());
/// ```
#[must_use]
pub fn title(id: &str) -> Option<String> {
    let question = question(id).or_else(|| Some(card(id)?.pair))?;
    Some(question.title)
}

/// The Python program of each question as it is shown, with its id: all that recognition needs.
pub(crate) fn python_texts() -> impl Iterator<Item = (&'static str, Cow<'static, str>)> {
    QUESTIONS
        .iter()
        .map(|files| (files.id, program::without_markers(files.python, "#")))
}

/// The code that a question was published with.
pub(crate) fn published(id: &str) -> Option<&'static str> {
    let (_, text) = PUBLISHED.iter().find(|(known, _)| *known == id)?;
    Some(text)
}

impl Question {
    /// Reads the files of a question. Never fails: see [`Question::problems`].
    ///
    /// ```
    /// use py2rs::corpus::{Files, Question};
    ///
    /// let files = Files { id: "q99", python: "", rust: "", notes: "", stdout: "" };
    /// assert!(!Question::parse(&files).problems().is_empty());
    /// ```
    #[must_use]
    pub fn parse(files: &Files) -> Self {
        let mut found = Found::new(Place::question(files.id));
        let (mut question, front) = Self::read(files, &mut found);
        question.topic = front.topic;
        question.problems = found.into_problems();
        question
    }

    /// Reads what questions and cards have in common; the topic is left empty.
    fn read(files: &Files, found: &mut Found) -> (Self, notes::FrontMatter) {
        let python = Program::parse(files.python, "#", &mut found.python());
        let rust = Program::parse(files.rust, "//", &mut found.rust());
        let mut notes = notes::parse(files.notes, &mut found.notes());
        let question = Self {
            id: files.id,
            title: mem::take(&mut notes.front.title),
            topic: String::new(),
            crates: mem::take(&mut notes.front.crates),
            related: mem::take(&mut notes.front.related),
            idea: notes.idea,
            python,
            rust,
            bands: notes.bands,
            sections: notes.sections,
            stdout: files.stdout,
            problems: Vec::new(),
        };
        (question, notes.front)
    }

    /// What of the files could not be read as `corpus/README.md` says: markers, front matter, headings of bands.
    ///
    /// ```
    /// use py2rs::corpus;
    ///
    /// let question = corpus::question("q18").expect("it is there");
    /// assert!(question.problems().is_empty());
    /// ```
    #[must_use]
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// What both programs read from standard input, if they read any.
    ///
    /// ```
    /// use py2rs::corpus;
    ///
    /// let question = corpus::question("q18").expect("it is there");
    /// assert_eq!(question.stdin(), None);
    /// ```
    #[must_use]
    pub fn stdin(&self) -> Option<&'static str> {
        let (_, text) = INPUTS.iter().find(|(id, _)| *id == self.id)?;
        Some(text)
    }

    /// The lines of `band`'s Python regions, in the band's order.
    ///
    /// ```
    /// use py2rs::corpus;
    ///
    /// let question = corpus::question("q18").expect("it is there");
    /// let lines = question.python_lines(&question.bands[0]);
    /// assert!(lines.iter().all(|lines| lines.start >= 1));
    /// ```
    #[must_use]
    pub fn python_lines(&self, band: &Band) -> Vec<Range<usize>> {
        self.python.lines_of(&band.python)
    }

    /// The lines of `band`'s Rust regions, in the band's order.
    ///
    /// ```
    /// use py2rs::corpus;
    ///
    /// let question = corpus::question("q18").expect("it is there");
    /// let lines = question.rust_lines(&question.bands[0]);
    /// assert!(lines.iter().all(|lines| lines.start >= 1));
    /// ```
    #[must_use]
    pub fn rust_lines(&self, band: &Band) -> Vec<Range<usize>> {
        self.rust.lines_of(&band.rust)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_sorted_and_found() {
        assert!(ids().is_sorted());
        for id in ids() {
            assert_eq!(question(id).map(|question| question.id), Some(id));
        }
        assert!(question("q99").is_none());
    }
}
