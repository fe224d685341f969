//! What a builtin, method or library call of Python is in Rust.
//!
//! The rows are data, `corpus/phrases/<owner>.toml`, of which the build script makes a table: nothing of
//! it is parsed before somebody asks for rows of that name. One form serves for finding the phrase that a
//! call of Python is, and for writing the Rust of it. Whether a row is right, its test says
//! (`tests/phrases.rs`), not this code.
#![allow(
    clippy::match_same_arms,
    reason = "arms that give the same are about different things"
)]

mod conditions;
mod helper;
mod pattern;
mod search;
mod shown;
mod template;
mod types;

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

pub(crate) use conditions::{holds, in_rust};
pub(crate) use helper::Helper;
pub(crate) use pattern::{Argument, Callee, Literal, Operand, Pattern};
pub(crate) use search::{names, search};
pub(crate) use template::{Mode, Segment};
pub(crate) use types::Type;

/// What the Rust of a phrase gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// A value of the type.
    Value,
    /// A reference into an argument.
    Ref,
    /// A place: what is Copy is copied from it, else it is borrowed or cloned.
    Place,
    /// An iterator over owned items.
    Iter,
    /// An iterator over references.
    IterRef,
    /// A `usize`, where Python has an int.
    Usize,
    /// Nothing: it is a statement, or several.
    Statement,
}

/// What the Rust does where Python raises.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fails {
    Panic,
    /// It is an `Option` of what the form says.
    Option,
    /// It is a `Result` of what the form says.
    Result,
}

/// A crate that the Rust needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Crate {
    pub(crate) name: &'static str,
    pub(crate) version: &'static str,
    pub(crate) features: &'static [&'static str],
}

/// A row as it is written; `corpus/README.md` says what its fields mean.
#[derive(Debug)]
pub(crate) struct Row {
    /// As in `str`: the type or module that it belongs to.
    pub(crate) owner: &'static str,
    /// As in `str.split-on`.
    pub(crate) id: &'static str,
    pub(crate) python: &'static str,
    /// Names and types of the holes, in their order.
    pub(crate) holes: &'static [(&'static str, &'static str)],
    pub(crate) rust: &'static str,
    /// The template for an `IndexMap`, where it is another one.
    #[allow(dead_code, reason = "only tests read it")]
    pub(crate) rust_ordered: Option<&'static str>,
    /// A template that gives the same or stops, where `rust` differs on some input.
    pub(crate) exact: Option<&'static str>,
    /// The Python type of the result.
    pub(crate) gives: &'static str,
    pub(crate) form: Form,
    pub(crate) fails: Option<Fails>,
    /// The exceptions that Python raises, with ` or ` between them.
    pub(crate) raises: Option<&'static str>,
    /// What is to be imported.
    pub(crate) needs: &'static [&'static str],
    pub(crate) crates: &'static [Crate],
    /// The functions of `helpers.rs` that the templates call.
    pub(crate) helpers: &'static [&'static str],
    /// Whether the order of a dict shows in the result.
    #[allow(dead_code, reason = "the table is whole; drafts tell order by uses")]
    pub(crate) shows_order: bool,
    /// What differs, in a sentence.
    pub(crate) differs: Option<&'static str>,
    /// The holes whose literals decide whether what differs can show, each with its condition.
    pub(crate) same_if: &'static [(&'static str, &'static str)],
    /// Why no test runs it.
    pub(crate) untested: Option<&'static str>,
}

impl Row {
    /// Whether it has a template that gives what Python gives, or stops.
    pub(crate) fn is_exact(&self) -> bool {
        self.differs.is_none() || self.exact.is_some()
    }
}

/// A row, read.
#[derive(Debug)]
pub(crate) struct Phrase {
    pub(crate) row: &'static Row,
    /// Names and types of the holes, in their order.
    pub(crate) holes: Vec<(&'static str, Type)>,
    /// The Python type of the result.
    pub(crate) gives: Type,
    pub(crate) pattern: Pattern,
    /// The pieces of [`Row::rust`].
    pub(crate) rust: Vec<Segment<'static>>,
}

impl Phrase {
    fn read(row: &'static Row) -> Self {
        let holes: Vec<&str> = row.holes.iter().map(|(name, _)| *name).collect();
        let types = row.holes.iter();
        Self {
            row,
            pattern: Pattern::read(row.python, &holes),
            holes: types.map(|(name, ty)| (*name, Type::parse(ty))).collect(),
            gives: Type::parse(row.gives),
            rust: template::segments(row.rust),
        }
    }

    /// The pieces of the template that gives the same or stops: where nothing differs, or what differs can't
    /// show, that is [`Row::rust`].
    pub(crate) fn exact(&self) -> Vec<Segment<'static>> {
        match self.row.exact {
            Some(exact) if self.row.differs.is_some() => template::segments(exact),
            _ => self.rust.clone(),
        }
    }
}

/// A row with what it says once it has been read.
struct Entry {
    row: Row,
    phrase: OnceLock<Phrase>,
}

impl Entry {
    const fn new(row: Row) -> Self {
        Self {
            row,
            phrase: OnceLock::new(),
        }
    }

    fn phrase(&'static self) -> &'static Phrase {
        self.phrase.get_or_init(|| Phrase::read(&self.row))
    }
}

/// By owner, those of an owner in the order of its file. Made by the build script.
static TABLE: &[Entry] = &TABLE_OF_ALL;

include!(concat!(env!("OUT_DIR"), "/phrases.rs"));

/// The text of `corpus/phrases/helpers.rs`.
const HELPERS: &str = include_str!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/corpus/phrases/helpers.rs"
));

/// All rows, by owner.
pub(crate) fn rows() -> impl Iterator<Item = &'static Row> {
    TABLE.iter().map(|entry| &entry.row)
}

/// All rows, read.
pub(crate) fn all() -> impl Iterator<Item = &'static Phrase> {
    TABLE.iter().map(Entry::phrase)
}

/// The rows by the names that their Python has.
fn named(word: &str) -> &'static [&'static Entry] {
    static NAMED: OnceLock<FxHashMap<&str, Vec<&Entry>>> = OnceLock::new();
    let named = NAMED.get_or_init(|| {
        let mut named: FxHashMap<&str, Vec<&Entry>> = FxHashMap::default();
        for entry in TABLE {
            let is_part = |c: char| c.is_alphanumeric() || c == '_';
            for word in entry.row.python.split(|c| !is_part(c)) {
                let rows = named.entry(word).or_default();
                // A row that has a name twice is one.
                if !rows.last().is_some_and(|it| std::ptr::eq(*it, entry)) {
                    rows.push(entry);
                }
            }
        }
        named
    });
    named.get(word).map_or(&[], Vec::as_slice)
}

/// The phrases that match `wanted`, of the rows whose Python has the name `word`.
fn with_name(word: &str, wanted: impl Fn(&Pattern) -> bool) -> Vec<&'static Phrase> {
    those_of(named(word).iter().copied(), wanted)
}

/// The phrases that match `wanted`, of the rows whose Python has the sign `sign`.
fn with_sign(sign: &str, wanted: impl Fn(&Pattern) -> bool) -> Vec<&'static Phrase> {
    let rows = TABLE.iter();
    those_of(rows.filter(|entry| entry.row.python.contains(sign)), wanted)
}

/// The phrases that match `wanted` of some rows: those that ask for most, by literals and calls in calls,
/// come first.
fn those_of(
    rows: impl Iterator<Item = &'static Entry>,
    wanted: impl Fn(&Pattern) -> bool,
) -> Vec<&'static Phrase> {
    let mut found: Vec<&Phrase> = rows
        .map(Entry::phrase)
        .filter(|phrase| wanted(&phrase.pattern))
        .collect();
    found.sort_by_cached_key(|phrase| std::cmp::Reverse(phrase.pattern.weight()));
    found
}

/// What calls of a function, or uses of a variable, are: `len`, `os.path.join`, `math.pi`.
pub(crate) fn for_function(path: &str) -> Vec<&'static Phrase> {
    let word = path.rsplit('.').next().unwrap_or(path);
    with_name(word, |pattern| match pattern {
        Pattern::Call { callee, .. } => *callee == Callee::Function(path.to_owned()),
        Pattern::Path(name) => name == path,
        _ => false,
    })
}

/// What calls of a method are, of whatever type: `split`.
pub(crate) fn for_method(name: &str) -> Vec<&'static Phrase> {
    with_name(name, |pattern| match pattern {
        Pattern::Call {
            callee: Callee::Method { name: method, .. },
            ..
        } => method == name,
        _ => false,
    })
}

/// What an attribute of a value is, of whatever type: `stem`.
pub(crate) fn for_attribute(name: &str) -> Vec<&'static Phrase> {
    with_name(name, |pattern| match pattern {
        Pattern::Attribute {
            name: attribute, ..
        } => attribute == name,
        _ => false,
    })
}

/// What an operator is, of whatever types; also augmented: `+`, `not in`, `-x` as `-` of one, `+=`.
pub(crate) fn for_operator(operator: &str) -> Vec<&'static Phrase> {
    static FOUND: OnceLock<Vec<&Phrase>> = OnceLock::new();
    let is_operation =
        |it: &Pattern| matches!(it, Pattern::Operation { .. } | Pattern::Change { .. });
    let found = FOUND.get_or_init(|| those_of(TABLE.iter(), is_operation));
    let is_it = |phrase: &&Phrase| match &phrase.pattern {
        Pattern::Operation { operator: it, .. } | Pattern::Change { operator: it, .. } => {
            it == operator
        }
        _ => false,
    };
    found.iter().copied().filter(is_it).collect()
}

/// What subscripts and slices are, read, set and deleted.
pub(crate) fn for_subscript() -> Vec<&'static Phrase> {
    fn is_subscript(pattern: &Pattern) -> bool {
        match pattern {
            Pattern::Item { .. } | Pattern::Slice { .. } => true,
            Pattern::Set { target, .. } | Pattern::Delete { target } => is_subscript(target),
            _ => false,
        }
    }
    static FOUND: OnceLock<Vec<&Phrase>> = OnceLock::new();
    FOUND.get_or_init(|| with_sign("[", is_subscript)).clone()
}

/// These functions of `helpers.rs` with all that they call, in the order of that file.
pub(crate) fn helpers(names: &[&str]) -> Vec<Helper<'static>> {
    helper::with_what_they_call(HELPERS, names)
}

#[cfg(test)]
mod tests;
