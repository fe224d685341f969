//! What is said about an idiom beside a reader's own code: a sentence, or all that its card says.

use std::sync::{LazyLock, Mutex, PoisonError};

use rustc_hash::FxHashMap;

use crate::corpus::{self, Card};
use crate::idioms::findings::Finding;
use crate::idioms::{self, Idiom};
use crate::text::libraries::{self, Library};

/// The cards that were asked for in this process, parsed.
static CARDS: LazyLock<Mutex<FxHashMap<&'static str, Option<&'static Card>>>> =
    LazyLock::new(Mutex::default);

/// The card of an idiom, parsed once.
pub(super) fn card(id: &'static str) -> Option<&'static Card> {
    let mut cards = CARDS.lock().unwrap_or_else(PoisonError::into_inner);
    *cards
        .entry(id)
        .or_insert_with(|| corpus::card(id).map(|card| &*Box::leak(Box::new(card))))
}

/// The card of an idiom, if it shows what was found: that of packages shows another one than was imported.
pub(super) fn card_of_itself(id: &'static str) -> Option<&'static Card> {
    let is_about_packages = idioms::idiom(id).is_some_and(Idiom::is_about_packages);
    card(id).filter(|_| !is_about_packages)
}

/// The package that a finding is about.
pub(super) fn package(finding: &Finding) -> Option<(&'static str, &'static Library)> {
    let name = finding.subject();
    libraries::library(name.filter(|_| finding.idiom.is_about_packages())?)
}

/// A sentence of Markdown about what was found.
pub(super) fn sentence(finding: &Finding) -> String {
    if let Some((package, library)) = package(finding) {
        return of_package(package, library);
    }
    card(finding.idiom.id).map_or_else(String::new, |card| {
        first_sentence(card.pair.idea).to_owned()
    })
}

/// All that there is to say about what was found, in Markdown: the idea, what changes, the pitfalls, and
/// the Rust of the card, which is another program and keeps its own names.
pub(crate) fn in_full(id: &'static str) -> String {
    let Some(card) = card_of_itself(id) else {
        return String::new();
    };
    let mut note = card.pair.idea.to_owned();
    for section in &card.pair.sections {
        if section.heading != "Read next" {
            note.push_str("\n\n**");
            note.push_str(section.heading);
            note.push_str(".** ");
            // A list begins a paragraph of its own.
            if section.body.starts_with('-') {
                note.push_str("\n\n");
            }
            note.push_str(section.body);
        }
    }
    let rust = card.snippet();
    note.push_str("\n\nFrom the card, which is another program (`py2rs idiom ");
    note.push_str(id);
    note.push('`');
    let crates = crates_of(card, &rust);
    if !crates.is_empty() {
        note.push_str("; its crates are `");
        note.push_str(&crates.join("`, `"));
        note.push('`');
    }
    note.push_str("):\n\n```rust\n");
    note.push_str(&rust);
    note.push_str("```");
    note
}

/// The crates that the part of a card uses which is shown: its demonstration may need more.
fn crates_of(card: &'static Card, rust: &str) -> Vec<&'static str> {
    let names = card.pair.crates.iter().map(String::as_str);
    names
        .filter(|name| rust.contains(&format!("{}::", name.replace('-', "_"))))
        .collect()
}

/// The crates for the package that a finding is about, as a comment.
pub(super) fn crates(finding: &Finding) -> Option<String> {
    let (package, library) = package(finding)?;
    let mut text = format!("// {package}: {}\n", library.alike);
    for name in library.crates {
        text.extend(["// cargo add ", name, "\n"]);
    }
    Some(text)
}

/// What is known of a package.
fn of_package(package: &str, library: &Library) -> String {
    let crates: Vec<String> = library.crates.iter().map(|it| format!("`{it}`")).collect();
    let crates = match &crates[..] {
        [] => "there is no crate for it".to_owned(),
        [one] => format!("in Rust there is {one}"),
        several => format!("in Rust there are {}", several.join(", ")),
    };
    let alike = library.alike;
    format!("`{package}` is a third-party package; {crates}: {alike}.")
}

/// A sentence shorter than this says too little without the next one.
const SHORT: usize = 40;

/// The first sentence of a text, or two of them; code in it has no sentences.
fn first_sentence(text: &str) -> &str {
    let paragraph = text.split("\n\n").next().unwrap_or(text);
    let mut in_code = false;
    let mut before = ' ';
    for (at, c) in paragraph.char_indices() {
        if c == '`' {
            in_code = !in_code;
        }
        let ends = matches!(before, '.' | '?' | '!') && c.is_whitespace() && !in_code;
        let goes_on = |rest: &str| rest.trim_start().starts_with(char::is_lowercase);
        if ends && at >= SHORT && !goes_on(&paragraph[at..]) {
            return &paragraph[..at];
        }
        before = c;
    }
    paragraph.trim_end()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_ends_where_the_next_one_begins() {
        let long = "A sentence that is long enough to stand alone";
        for (text, first) in [
            (
                format!("{long}: `x. Y`. Then more."),
                format!("{long}: `x. Y`."),
            ),
            (
                format!("{long}, e.g. here. `b` is"),
                format!("{long}, e.g. here."),
            ),
            (format!("Short. {long}. More."), format!("Short. {long}.")),
            (
                "Of 0.1 s\nmore.\n\nNext.".to_owned(),
                "Of 0.1 s\nmore.".to_owned(),
            ),
        ] {
            assert_eq!(first_sentence(&text), first);
        }
    }

    #[test]
    fn a_note_names_the_crates_that_its_rust_uses() {
        for (id, crates) in [
            (
                "asyncio.async-for",
                "`; its crates are `futures`, `tokio`):",
            ),
            ("decorator.route", "`; its crates are `axum`, `serde`):"),
            ("function.closure", "`py2rs idiom function.closure`):"),
        ] {
            let note = in_full(id);
            assert!(note.contains(crates), "{note}");
        }
    }

    #[test]
    fn every_card_begins_with_a_sentence() {
        for card in corpus::cards() {
            let sentence = first_sentence(card.pair.idea);
            assert!(
                sentence.ends_with(['.', ':', '?']),
                "{}: {sentence}",
                card.pair.id
            );
            assert!(
                sentence.matches('`').count().is_multiple_of(2),
                "{sentence}"
            );
        }
    }
}
