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

mod accumulated;
mod adapters;
mod aggregates;
mod applied;
mod argument_order;
mod arguments;
mod arithmetic;
mod asked_loops;
mod asked_options;
mod asked_readers;
mod assertions;
mod assignments;
mod asynchronous;
mod augmented;
mod augmented_options;
mod augmented_places;
mod big_functions;
mod big_operators;
mod bound_filters;
mod bound_tests;
mod bound_values;
mod builtins;
mod byte_sums;
mod calls;
mod captured;
mod capturing;
mod cases;
mod cells;
mod chains;
mod changes;
mod changing_loops;
mod chosen;
mod class_facts;
mod classes;
mod closures;
mod code;
mod collections;
mod columns;
mod command_line;
mod comparison;
mod comprehensions;
mod conclusions;
mod conditions;
mod constant_parts;
mod constant_values;
mod copied_loops;
mod copies;
mod coroutines;
mod counted_statements;
mod counters;
mod counts;
mod csv;
mod csv_readers;
mod dates;
mod decimals;
mod decoding;
mod default_reads;
mod defaults;
mod dict_methods;
mod displayed_lookups;
mod displayed_loops;
mod disturbed;
mod effects;
mod errors;
mod exceptions;
mod exits;
mod expressions;
mod extremes;
mod field_unpacking;
mod fields_apart;
mod file_methods;
mod file_places;
mod files;
mod fixed_rows;
mod for_loops;
mod format;
mod frames;
mod from_keys;
mod functions;
mod futures_waited;
mod generator_shapes;
mod generators;
mod generic;
mod given;
mod given_back;
mod grouped;
mod growing_loops;
mod guarded_order;
mod hashing;
mod held_conditions;
mod helpers;
mod holding;
mod identities;
mod ids;
mod imported;
mod index_first;
mod inline;
mod inserting;
mod integers;
mod item_assignment;
mod iterated_calls;
mod iteration;
mod iteration_tools;
mod iterators;
mod json;
mod json_classes;
mod json_needs;
mod kept;
mod keyed;
mod lambdas;
mod last_blocks;
mod last_uses;
mod lazy;
mod left_after_change;
mod left_out;
mod lent;
mod lent_options;
mod library;
mod line_ends;
mod list_methods;
mod lives;
mod locks;
mod logging;
mod looked_up;
mod lookups;
mod loop_facts;
mod loops_by_place;
mod made_first;
mod mapped_options;
mod match_places;
mod matches;
mod membership;
mod merged;
mod methods;
mod min_max;
mod missing;
mod module_variables;
mod named_parts;
mod names;
mod not_known;
mod one_of;
mod optional_keys;
mod order;
mod ordering;
mod os_errors;
mod out;
mod outcomes;
mod own_key_loops;
mod own_parts;
mod own_threads;
mod paths;
mod patterns;
mod phrase;
mod places;
mod plain_classes;
mod pointers;
mod pool_values;
mod privacy;
mod process_ends;
mod processes;
mod program;
mod questions;
mod raises;
mod ranges;
mod reading;
mod records;
mod regions;
mod regular;
mod reopened;
mod repetition;
mod roots;
mod rounds;
mod rust_types;
mod same_functions;
mod seq;
mod sequences;
mod set_changes;
mod set_defaults;
mod shared_fields;
mod sharing;
mod shown_next;
mod signals;
mod slices;
mod sorted_loops;
mod sorting;
mod spreading;
mod standing;
mod starred_targets;
mod statements;
mod stepped_slices;
mod stepwise_loops;
mod system;
mod taken_at_once;
mod tasks;
mod tested_fields;
mod text_joining;
mod text_methods;
mod thread_copies;
mod thread_names;
mod thread_queues;
mod threads;
mod threads_at_end;
mod timers;
mod traced_memory;
mod translated;
mod translator;
mod tried_locks;
mod tries;
mod union_facts;
mod union_lines;
mod union_members;
mod union_order;
mod union_tests;
mod unions;
mod unpacked_parts;
mod unpacking;
mod unseen;
mod values;
mod variables;
mod written_unions;
mod yielding;

pub(crate) use program::{draft, draft_with_types};

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
    /// What was concluded of its types, if that was asked for.
    pub(crate) types: Vec<Conclusion>,
}

/// The type of a parameter, a variable, a result or a field, and where that comes from; lines are 1-based.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Conclusion {
    /// The function or class that it is of.
    pub(crate) scope: String,
    pub(crate) scope_line: usize,
    /// Empty for what a function gives.
    pub(crate) name: String,
    pub(crate) kind: Concluded,
    pub(crate) line: usize,
    /// As an annotation would say it; nothing if nothing is known.
    pub(crate) python: Option<String>,
    /// As an owned value has it, if that has a name.
    pub(crate) rust: Option<String>,
    /// The places that say something of it.
    pub(crate) why: Vec<Reason>,
    /// Why it is not known, if so.
    pub(crate) reason: Option<&'static str>,
}

/// What a type is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Concluded {
    ModuleVariable,
    Field,
    Parameter,
    Variable,
    Result,
}

impl Concluded {
    pub(crate) fn id(self) -> &'static str {
        match self {
            Self::ModuleVariable => "module variable",
            Self::Field => "field",
            Self::Parameter => "parameter",
            Self::Variable => "variable",
            Self::Result => "result",
        }
    }
}

/// A place that says something of a type, and what stands there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Reason {
    pub(crate) line: usize,
    pub(crate) what: String,
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
