//! Rust for a finding in the reader's own code: a draft from the reader's own fields, parameters and
//! calls where the source tells enough, otherwise the idiom's card.
//!
//! A card keeps its own names: it is another program, and the reader's name on it would say that it is
//! theirs. All drafts compile with the crates that the card names. Nothing is guessed, and nothing is
//! dropped: what the source does not say is a type called `Unknown`, what is not carried over is a
//! `todo!` that says what is missing, and where the gist would be missing there is no draft.
#![allow(
    clippy::too_many_lines,
    clippy::nonminimal_bool,
    clippy::format_push_string,
    reason = "the translation is to take its place"
)]

mod arguments;
mod chains;
mod classes;
mod commands;
mod concurrency;
mod conduct;
mod draft;
mod enums;
mod failures;
mod fields;
mod identifiers;
mod library;
mod literals;
mod reader;
mod receiver;
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
    /// Whether it was drafted from the reader's code; else it is the card's example.
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
    ("class.definition", class),
    ("class.enum", enums::enumeration),
    ("class.inheritance", class),
    ("class.protocol", classes::interface),
    ("class.typed-dict", structs::typed_dict),
    ("data.f-string", text::f_string),
    ("data.named-tuple", structs::named_tuple),
    ("decorator.dataclass", structs::dataclass),
    ("exception.custom", failures::exception),
    ("function.keyword-only", signature::of_finding),
    ("function.mutable-default", signature::of_finding),
    ("function.varargs", signature::of_finding),
    ("iteration.generator-expression", chains::chain),
    ("iteration.list-comprehension", chains::chain),
    ("iteration.set-comprehension", chains::chain),
    ("module.library", library::crates),
    ("system.arguments", arguments::parser),
    ("system.subprocess", commands::command),
    ("threading.gil-cpu-bound", concurrency::thread),
    ("threading.gil-io-bound", concurrency::thread),
    ("threading.thread", concurrency::thread),
];

/// A class by what it is: all findings at one class have the same draft.
fn class(reader: &Reader<'_>, finding: &Finding) -> Option<String> {
    let class = reader.class(finding)?;
    if class.decorator_list.iter().any(structs::is_dataclass) {
        return structs::dataclass(reader, finding);
    }
    for base in class.bases() {
        match reader::last_name(base) {
            Some("NamedTuple") => return structs::named_tuple(reader, finding),
            Some("TypedDict") => return structs::typed_dict(reader, finding),
            Some("Protocol") => return classes::interface(reader, finding),
            Some("Enum" | "Flag" | "IntEnum" | "IntFlag" | "StrEnum") => {
                return enums::enumeration(reader, finding);
            }
            _ => {}
        }
    }
    if classes::is_abstract(class) {
        return classes::interface(reader, finding);
    }
    classes::structure(reader, finding)
}

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
        Some(Tailored {
            text: card.snippet(),
            is_own: false,
        })
    }
}
