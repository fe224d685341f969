//! One search over idioms, families, questions, phrases and packages: what somebody means who types some
//! words.
//!
//! A text is asked for its words, not for a part of its letters. What people call what Python calls
//! otherwise stands with the thing itself: in the `words` of a card's front matter, and for families below.

mod documents;
mod words;

use std::cmp::Reverse;
use std::sync::LazyLock;

use documents::Document;

/// What a hit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    /// All idioms of a family.
    Family,
    /// An idiom, by its id.
    Idiom,
    /// A question, by its id.
    Question,
    /// A phrase, by its id.
    Phrase,
    /// A Python package and its crates, by the name that it is imported by.
    Crate,
}

impl Kind {
    /// As JSON has it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Family => "family",
            Self::Idiom => "idiom",
            Self::Question => "question",
            Self::Phrase => "phrase",
            Self::Crate => "crate",
        }
    }

    /// The command that shows one, but for its id.
    pub(crate) fn command(self) -> &'static str {
        match self {
            Self::Family | Self::Idiom => "idiom",
            Self::Question => "explain",
            Self::Phrase => "phrase",
            Self::Crate => "crates",
        }
    }
}

/// Something that the words are about.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Hit {
    pub(crate) kind: Kind,
    pub(crate) id: &'static str,
    pub(crate) title: &'static str,
    /// The line of it that has the words: of its title, its names, its program or its notes.
    pub(crate) line: &'static str,
    /// Whether the words are its name, or what people call it: it is what was meant.
    pub(crate) is_named: bool,
}

/// All that can be found; made once, at the first search.
static DOCUMENTS: LazyLock<Vec<Document>> = LazyLock::new(documents::all);

/// What `query` is about, best first; nothing if it is about nothing. Every word of it has to occur.
pub(crate) fn find(query: &str) -> Vec<Hit> {
    let query = words::Query::of(query);
    if query.is_empty() {
        return Vec::new();
    }
    let mut hits: Vec<(u32, usize, Hit)> = Vec::new();
    for (number, document) in DOCUMENTS.iter().enumerate() {
        if let Some((score, hit)) = document.answers(&query) {
            hits.push((score, number, hit));
        }
    }
    hits.sort_by_key(|(score, number, _)| (Reverse(*score), *number));
    hits.into_iter().map(|(_, _, hit)| hit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Words that people type, and the family or the card that they mean.
    const MEANT: &str = include_str!("search/meant.txt");

    #[test]
    fn words_of_the_field_lead_to_their_card() {
        let mut wrong = Vec::new();
        for line in MEANT.lines() {
            let (word, meant) = line.split_once(" -> ").expect("a word and its card");
            let hits = find(word);
            if hits.first().map(|hit| hit.id) != Some(meant) {
                let found: Vec<&str> = hits.iter().take(4).map(|hit| hit.id).collect();
                wrong.push(format!("{word}: {found:?}, not {meant}"));
            }
        }
        assert!(MEANT.lines().count() > 130);
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn every_idiom_question_and_package_is_found_by_its_name() {
        let large = DOCUMENTS.iter().filter(|it| it.kind != Kind::Phrase);
        for document in large {
            let hits = find(document.id);
            assert!(
                hits.iter().take(3).any(|hit| hit.id == document.id),
                "{}",
                document.id
            );
        }
    }

    #[test]
    fn nothing_is_found_for_nothing() {
        for query in ["", "  ", "()", "xyzzyplugh", "\u{202e}"] {
            assert!(find(query).is_empty(), "{query:?}");
        }
    }
}
