//! What can be found, with the texts in which it is looked for.

use super::super::{Question, card, concordance, questions};
use super::words::{Query, Share, share};
use super::{Hit, Kind};
use crate::idioms::{self, Idiom};
use crate::phrases;
use crate::text::libraries;

/// What families are called.
const FAMILIES: [(&str, &[&str]); 16] = [
    ("asyncio", &["async", "event loop", "async await"]),
    ("class", &["classes", "oop", "object oriented"]),
    (
        "context-manager",
        &[
            "context manager",
            "context managers",
            "with",
            "with statement",
        ],
    ),
    ("data", &["data structures", "collections"]),
    ("decorator", &["decorators"]),
    (
        "exception",
        &["exceptions", "error handling", "errors", "error"],
    ),
    ("function", &["functions", "def"]),
    ("futures", &["executor", "concurrent.futures"]),
    ("io", &["files", "file handling"]),
    (
        "iteration",
        &["loops", "loop", "for", "comprehension", "comprehensions"],
    ),
    ("module", &["modules", "import", "imports", "packages"]),
    ("multiprocessing", &["processes", "process"]),
    ("system", &["operating system", "os"]),
    ("testing", &["tests", "test", "debugging"]),
    (
        "threading",
        &["thread", "threads", "concurrency", "multithreading"],
    ),
    (
        "typing",
        &[
            "types",
            "type hints",
            "type hint",
            "type annotations",
            "annotations",
        ],
    ),
];

/// A text of a document with what a whole word in it is worth.
struct Field {
    text: &'static str,
    /// In small letters.
    lower: String,
    worth: u32,
}

/// Something that can be found.
pub(super) struct Document {
    pub(super) kind: Kind,
    pub(super) id: &'static str,
    title: &'static str,
    /// What it is called, in small letters: its id, what people call it, what it is called in the catalogue.
    names: Vec<(Named, String)>,
    fields: Vec<Field>,
    /// Of several that are called the same: everybody knows this one.
    is_known: bool,
}

/// The types whose methods come to mind first.
const KNOWN: [&str; 4] = ["builtins", "dict", "list", "str"];

/// How well a name is one's own.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Named {
    Id,
    /// People call it so.
    ByPeople,
    /// Part of its id, its title, or a name of Python in it.
    InPart,
}

/// What a name is worth that is the whole query: more than all words together.
const NAMED: u32 = 10_000;

impl Document {
    fn new(kind: Kind, id: &'static str, title: &'static str) -> Self {
        let mut document = Self {
            kind,
            id,
            title,
            names: vec![(Named::Id, id.to_lowercase())],
            fields: Vec::new(),
            is_known: false,
        };
        document.field(id, 60);
        document.field(title, 80);
        document
    }

    fn named(&mut self, named: Named, name: &str) {
        self.names.push((named, name.to_lowercase()));
    }

    /// Adds each line of a text.
    fn field(&mut self, text: &'static str, worth: u32) {
        let lines = text.lines().map(str::trim).filter(|it| !it.is_empty());
        self.fields.extend(lines.map(|text| Field {
            text,
            lower: text.to_lowercase(),
            worth,
        }));
    }

    /// How well it answers a query, if it does, and by what.
    pub(super) fn answers(&self, query: &Query) -> Option<(u32, Hit)> {
        let hit = |line, is_named| Hit {
            kind: self.kind,
            id: self.id,
            title: self.title,
            line,
            is_named,
        };
        let called = self.names.iter().filter(|(_, it)| *it == query.whole);
        if let Some(named) = called.map(|(named, _)| *named).min() {
            // Of several that are called so: idioms and families before what they are made of.
            let is_row = matches!(self.kind, Kind::Family | Kind::Idiom);
            let of_kind = if is_row { NAMED } else { 0 };
            let score = NAMED + of_kind - 10 * named as u32 - self.kind as u32;
            let score = score + u32::from(self.is_known);
            return Some((score, hit(self.title, true)));
        }
        let mut score = 0;
        let mut best: (u32, &'static str) = (0, self.title);
        for word in &query.words {
            let mut most = 0;
            for field in &self.fields {
                let worth = match share(&field.lower, word) {
                    Some(Share::All) => field.worth,
                    Some(Share::Stem) => field.worth * 3 / 4,
                    Some(Share::Beginning) => field.worth / 3,
                    None => continue,
                };
                most = most.max(worth);
                if worth > best.0 {
                    best = (worth, field.text);
                }
            }
            if most == 0 {
                return None;
            }
            score += most;
        }
        Some((score, hit(best.1, false)))
    }
}

/// Everything, in the order in which equals are shown.
pub(super) fn all() -> Vec<Document> {
    let mut all: Vec<Document> = families();
    all.extend(idioms::catalogue().map(idiom));
    all.extend(questions().map(question));
    all.extend(phrases::rows().map(phrase));
    all.extend(libraries::libraries().map(|(name, library)| {
        let mut document = Document::new(Kind::Crate, name, library.alike);
        for name in library.crates.iter().chain(library.pypi) {
            document.named(Named::InPart, name);
            document.field(name, 60);
        }
        document.field(library.area, 40);
        document
    }));
    all
}

fn families() -> Vec<Document> {
    let family = |(id, names): &(&'static str, &[&str])| {
        let mut document = Document::new(Kind::Family, id, "all idioms of the family");
        // Its title says nothing of it.
        document.fields.truncate(1);
        for name in *names {
            document.named(Named::ByPeople, name);
        }
        document
    };
    FAMILIES.iter().map(family).collect()
}

fn idiom(idiom: &'static Idiom) -> Document {
    let mut document = Document::new(Kind::Idiom, idiom.id, idiom.title);
    let name = idiom.id.split_once('.').map_or(idiom.id, |(_, name)| name);
    document.named(Named::InPart, name);
    document.named(Named::InPart, &name.replace('-', " "));
    let title = idiom.title.trim_start_matches("a ");
    document.named(Named::InPart, title.trim_start_matches("an "));
    for name in idiom.names() {
        document.named(Named::InPart, name);
        document.named(Named::InPart, name.rsplit('.').next().unwrap_or(name));
        document.field(name, 50);
    }
    document.field(idiom.counts, 25);
    if let Some(card) = card(idiom.id) {
        for word in &card.words {
            document.named(Named::ByPeople, word);
        }
        document.field(leaked(card.pair.title), 50);
        document.field(card.pair.idea, 12);
        document.field(leaked(card.pair.python.text().to_owned()), 10);
        for band in card.pair.bands {
            document.field(band.title, 20);
            document.field(band.note, 6);
        }
    }
    document
}

fn question(question: Question) -> Document {
    let idioms = concordance::idioms_of(&question);
    let idioms: Vec<&str> = idioms.iter().map(|idiom| idiom.id).collect();
    let mut document = Document::new(Kind::Question, question.id, leaked(question.title));
    document.field(leaked(question.topic), 30);
    document.field(question.idea, 12);
    document.field(leaked(question.python.text().to_owned()), 8);
    document.field(leaked(idioms.join(", ")), 8);
    document.field(leaked(question.rust.text().to_owned()), 5);
    for band in question.bands {
        document.field(band.title, 20);
        document.field(band.note, 6);
    }
    document
}

fn phrase(row: &'static phrases::Row) -> Document {
    let mut document = Document::new(Kind::Phrase, row.id, row.python);
    // There are many of them, and each is small.
    document.fields.iter_mut().for_each(|it| it.worth /= 2);
    if let Some((owner, name)) = row.id.rsplit_once('.') {
        document.named(Named::InPart, name);
        document.is_known = KNOWN.contains(&owner);
    }
    document.field(row.rust, 20);
    document
}

/// A text for as long as the program runs; each is made once.
fn leaked(text: String) -> &'static str {
    Box::leak(text.into_boxed_str())
}
