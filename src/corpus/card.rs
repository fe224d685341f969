//! The card of an idiom: a minimal pair of programs, and the Rust that is shown for a reader's code.

use super::found::{Found, Place};
use super::{Files, Question};

pub(super) const CARDS: &[Files] = include!(concat!(env!("OUT_DIR"), "/cards.rs"));

/// The region of a Rust program that demonstrates the rest: no reader needs it for code of their own.
const DEMONSTRATION: &str = "main";

/// A card: two small programs that do the same.
///
/// ```
/// use py2rs::corpus;
///
/// let card = corpus::card("decorator.memoize").expect("it is there");
/// assert_eq!(card.pair.id, "decorator.memoize");
/// ```
#[derive(Debug, Clone)]
pub struct Card {
    /// The programs and what is to be said about them; the id is the idiom's.
    pub pair: Question,
    /// The identifiers of the Rust that stand for the name a finding is about.
    pub subject: Vec<String>,
    /// What people call the idiom, besides its name and the names of Python in it.
    pub words: Vec<String>,
}

/// All cards, by id; each is parsed as it is reached.
///
/// ```
/// assert!(py2rs::corpus::cards().all(|card| card.pair.problems().is_empty()));
/// ```
pub fn cards() -> impl Iterator<Item = Card> {
    CARDS.iter().map(Card::parse)
}

/// The card of the idiom with exactly this id.
///
/// ```
/// use py2rs::corpus;
///
/// assert!(corpus::card("decorator.memoize").is_some());
/// assert!(corpus::card("decorator").is_none());
/// ```
#[must_use]
pub fn card(id: &str) -> Option<Card> {
    let index = CARDS.binary_search_by(|files| files.id.cmp(id)).ok()?;
    Some(Card::parse(&CARDS[index]))
}

impl Card {
    fn parse(files: &Files) -> Self {
        let mut found = Found::new(Place::card(files.id));
        let (mut pair, front) = Question::read(files, &mut found);
        let (family, _) = files.id.split_once('.').unwrap_or((files.id, ""));
        family.clone_into(&mut pair.topic);
        pair.problems = found.into_problems();
        Self {
            pair,
            subject: front.subject,
            words: front.words,
        }
    }

    /// The Rust without its demonstration: items that compile alone, ending in a line end.
    ///
    /// ```
    /// use py2rs::corpus;
    ///
    /// let card = corpus::card("decorator.memoize").expect("it is there");
    /// assert!(card.snippet().ends_with('\n'));
    /// ```
    #[must_use]
    pub fn snippet(&self) -> String {
        let rust = &self.pair.rust;
        let demonstration = rust
            .region(DEMONSTRATION)
            .map(|region| region.lines.clone());
        let is_shown = |number: &usize| {
            !demonstration
                .as_ref()
                .is_some_and(|lines| lines.contains(number))
        };
        let mut text = String::new();
        for (index, line) in rust.text().lines().enumerate() {
            let is_double_blank = line.is_empty() && (text.is_empty() || text.ends_with("\n\n"));
            if is_shown(&(index + 1)) && !is_double_blank {
                text.push_str(line);
                text.push('\n');
            }
        }
        text.truncate(text.trim_end().len());
        text + "\n"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_snippet_leaves_the_demonstration_out() {
        let rust = "// ANCHOR: imports\nuse std::fs;\n// ANCHOR_END: imports\n\n\
                    // ANCHOR: main\npub fn main() {}\n// ANCHOR_END: main\n\n\
                    // ANCHOR: read\nfn read() {}\n// ANCHOR_END: read\n";
        let files = Files {
            id: "io.open",
            python: "",
            rust,
            notes: "",
            stdout: "",
        };
        assert_eq!(
            Card::parse(&files).snippet(),
            "use std::fs;\n\nfn read() {}\n"
        );
    }
}
