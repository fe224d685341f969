//! Rust for the reader's own code: an idiom's card in the reader's names, or a draft from the reader's
//! own fields, parameters and calls where the source tells more.
//!
//! All of it compiles with the crates that the card names. Nothing is guessed: what the source does not
//! say is a type called `Unknown`, a `todo!` with the Python in it, or a comment.

mod arguments;
mod chains;
mod classes;
mod commands;
mod concurrency;
mod draft;
mod enums;
mod failures;
mod files;
mod identifiers;
mod literals;
mod reader;
mod rename;
mod signature;
mod structs;
mod text;

use std::sync::{LazyLock, Mutex, PoisonError};

use reader::Reader;
use rustc_hash::FxHashMap;

use crate::analysis::Analysis;
use crate::corpus::{self, Card};
use crate::idioms::findings::Finding;

/// Writes the Rust for the findings of one file.
pub(crate) struct Tailor<'a> {
    reader: Reader<'a>,
}

/// The cards that were asked for in this process, parsed.
static CARDS: LazyLock<Mutex<FxHashMap<&'static str, Option<&'static Card>>>> =
    LazyLock::new(Mutex::default);

/// The Rust for a finding: complete items, ending in a line end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Tailored {
    pub(crate) text: String,
    /// Whether it is more than the card in other names.
    pub(crate) is_own: bool,
}

/// The card of an idiom, parsed once.
pub(crate) fn card(id: &'static str) -> Option<&'static Card> {
    let mut cards = CARDS.lock().unwrap_or_else(PoisonError::into_inner);
    *cards
        .entry(id)
        .or_insert_with(|| corpus::card(id).map(|card| &*Box::leak(Box::new(card))))
}

type Write = fn(&Reader<'_>, &Finding) -> Option<String>;

/// The idioms whose Rust is written from the reader's own code. The others show their card.
const WRITERS: &[(&str, Write)] = &[
    ("asyncio.coroutine", signature::of_finding),
    ("asyncio.gather", concurrency::gather),
    ("class.abstract", classes::interface),
    ("class.definition", classes::structure),
    ("class.enum", enums::enumeration),
    ("class.inheritance", classes::inheriting),
    ("class.protocol", classes::interface),
    ("class.typed-dict", structs::fields_class),
    ("context-manager.file", files::open),
    ("data.f-string", text::f_string),
    ("data.named-tuple", structs::named_tuple),
    ("decorator.dataclass", structs::dataclass),
    ("exception.custom", failures::exception),
    ("exception.hierarchy", failures::arms),
    ("exception.try", failures::arms),
    ("function.keyword-only", signature::of_finding),
    ("function.mutable-default", signature::of_finding),
    ("function.varargs", signature::of_finding),
    ("io.binary", files::open),
    ("io.open", files::open),
    ("iteration.dict-comprehension", chains::chain),
    ("iteration.generator-expression", chains::chain),
    ("iteration.list-comprehension", chains::chain),
    ("iteration.set-comprehension", chains::chain),
    ("system.arguments", arguments::parser),
    ("system.subprocess", commands::command),
    ("threading.gil-cpu-bound", concurrency::thread),
    ("threading.gil-io-bound", concurrency::thread),
    ("threading.thread", concurrency::thread),
];

impl<'a> Tailor<'a> {
    pub(crate) fn new(analysis: &'a Analysis) -> Self {
        Self {
            reader: Reader::new(analysis),
        }
    }

    /// The Rust for a finding; `None` where its idiom has no card.
    pub(crate) fn rust(&self, finding: &Finding) -> Option<Tailored> {
        let writer = WRITERS.iter().find(|(id, _)| *id == finding.idiom.id);
        if let Some(text) = writer.and_then(|(_, write)| write(&self.reader, finding)) {
            return Some(Tailored { text, is_own: true });
        }
        let card = card(finding.idiom.id)?;
        let snippet = card.snippet();
        let text = match self.name(finding) {
            Some(name) if !card.subject.is_empty() => rename::rename(&snippet, &card.subject, name),
            _ => snippet,
        };
        Some(Tailored {
            text,
            is_own: false,
        })
    }

    /// The name that stands in the card's place: for a special method that of its class.
    fn name<'f>(&'f self, finding: &'f Finding) -> Option<&'f str> {
        let name = finding.subject()?;
        if name.starts_with("__") && name.ends_with("__") {
            // A decorator's card is about the function, and this one has no name in Rust.
            if finding.idiom.family() == "decorator" {
                return None;
            }
            let (_, placed) = self.reader.function(finding)?;
            return Some(self.reader.class_of(placed)?.name.as_str());
        }
        let is_name = name.chars().any(char::is_alphanumeric)
            && name.chars().all(|c| c.is_alphanumeric() || c == '_');
        is_name.then_some(name)
    }
}
