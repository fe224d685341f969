//! What is known of the classes that are drafted: found by `classes`, kept by the translator.

use std::collections::BTreeSet;
use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::types::ir::ClassId;

/// How an attribute of a class stands in Rust.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum AttributeForm {
    /// A constant of the type.
    Const,
    /// A value that is made once, at its first use.
    Lazy,
    /// A small value that is assigned anew, through the class.
    Cell,
    /// What a field holds at first.
    Field,
    Refused,
}

/// How a hierarchy stands in Rust.
#[derive(Debug, Clone, Default)]
pub(super) struct Hierarchy {
    /// Methods that the classes have each in its own way.
    pub(super) virtuals: Vec<String>,
    /// Whether the first class is made by itself, too.
    pub(super) is_made: bool,
    /// Whether there is a struct for the first class.
    pub(super) has_struct: bool,
    pub(super) has_trait: bool,
}

/// A part of a class that is written where something asks for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Part {
    Display,
    Repr,
    /// All members of an enum.
    All,
    Name,
    Value,
    FromValue,
    FromName,
    /// What gives the base to be changed.
    BaseMut,
    /// Whether a value of a hierarchy is of a class.
    Is(ClassId),
}

/// A part that is written, to be taken out again if nothing asks for it.
#[derive(Debug, Clone)]
pub(super) struct Written {
    pub(super) part: (ClassId, Part),
    pub(super) lines: Range<usize>,
    pub(super) helpers: BTreeSet<&'static str>,
    pub(super) needs: BTreeSet<(ClassId, Part)>,
}

/// What is known of the classes that are drafted.
#[derive(Debug, Default)]
pub(super) struct ClassFacts {
    /// How each attribute of a class stands in Rust.
    pub(super) attributes: FxHashMap<(ClassId, String), AttributeForm>,
    /// By the class that each begins with.
    pub(super) hierarchies: FxHashMap<ClassId, Hierarchy>,
    /// Classes that hold one of their own: behind an Option, such a one is in a box.
    pub(super) boxed: FxHashSet<ClassId>,
    /// Why a class is not drafted.
    pub(super) refused: FxHashMap<ClassId, String>,
    /// What is written for the case that a class is shown, or its parts asked for.
    pub(super) written: Vec<Written>,
}
