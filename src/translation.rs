//! Definitions of Python → definitions of Rust, each Rust line with the Python statement that it comes
//! from. What is not known is a hole that says so.
#![allow(
    clippy::cast_precision_loss,
    clippy::format_push_string,
    clippy::match_same_arms,
    clippy::needless_for_each,
    clippy::similar_names,
    clippy::struct_excessive_bools,
    clippy::too_many_lines,
    clippy::unnecessary_wraps,
    clippy::unused_self,
    reason = "a rule is an arm of a long match, and each arm says one thing, also where two do the same"
)]

mod adapters;
mod aggregates;
mod arithmetic;
mod assignments;
mod augmented;
mod builtins;
mod calls;
mod changes;
mod class_facts;
mod classes;
mod closures;
mod code;
mod comparison;
mod comprehensions;
mod conditions;
mod counts;
mod dict_methods;
mod effects;
mod errors;
mod exceptions;
mod expressions;
mod format;
mod frames;
mod functions;
mod generators;
mod helpers;
mod holding;
mod ids;
mod imported;
mod item_assignment;
mod iteration;
mod iteration_tools;
mod lent;
mod list_methods;
mod lives;
mod membership;
mod methods;
mod missing;
mod names;
mod order;
mod ordering;
mod out;
mod patterns;
mod phrase;
mod places;
mod pointers;
mod privacy;
mod program;
mod questions;
mod raises;
mod regions;
mod repetition;
mod seq;
mod sequences;
mod slices;
mod sorting;
mod statements;
mod text_joining;
mod text_methods;
mod translator;
mod tries;
mod unpacking;
mod values;
mod variables;
mod yielding;

pub(crate) use program::draft;

/// A file as a Rust program, as far as it could be drafted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Draft {
    /// A complete `src/main.rs`.
    pub(crate) rust: String,
    /// The crates that it needs, by name.
    pub(crate) crates: Vec<Crate>,
    /// All statements but docstrings, `pass` and imports; a compound statement counts as its head.
    pub(crate) statements: usize,
    /// Those of them without a hole.
    pub(crate) drafted: usize,
    /// In the order of the Python.
    pub(crate) definitions: Vec<Definition>,
    /// In the order of the Python.
    pub(crate) holes: Vec<Hole>,
    /// In the order of the Python.
    pub(crate) decisions: Vec<Decision>,
    /// A line of the Rust and the line of the Python that it comes from, both 1-based; in the order of
    /// the Rust.
    pub(crate) lines: Vec<(usize, usize)>,
}

/// A crate with what a manifest says of it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Crate {
    pub(crate) name: &'static str,
    pub(crate) version: &'static str,
    pub(crate) features: &'static [&'static str],
}

/// What a definition is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Function,
    Method,
    Class,
    Enum,
    /// The statements outside of all definitions.
    Module,
}

/// How much of a definition could be drafted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Status {
    /// All of it.
    Whole,
    /// All but holes.
    Holes,
    /// No more than its signature.
    Signature,
}

/// A definition of the file, on both sides; lines are 1-based, the last one included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Definition {
    /// With the class that it stands in: `Stats.mean`.
    pub(crate) name: String,
    pub(crate) kind: Kind,
    pub(crate) line: usize,
    pub(crate) end_line: usize,
    pub(crate) rust_line: usize,
    pub(crate) rust_end_line: usize,
    pub(crate) status: Status,
}

/// What is left to do: at most one simple statement or one head of a compound statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Hole {
    /// The Python that was left out, in bytes of the source.
    pub(crate) span: crate::python::source::Span,
    /// That Python.
    pub(crate) python: String,
    /// Why it was left out.
    pub(crate) reason: String,
}

/// What the porter has to settle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Decision {
    /// 1-based.
    pub(crate) line: usize,
    pub(crate) kind: DecisionKind,
    pub(crate) text: String,
}

/// What a decision is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(
    dead_code,
    reason = "the kinds of interface.md; shared state and inheritance are found so far"
)]
pub(crate) enum DecisionKind {
    Error,
    SharedState,
    Inheritance,
    None,
    Thread,
    Integer,
    MixedValues,
    Dynamic,
}
