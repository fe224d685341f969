//! What is known of the enums of values of several types: found by `unions`, kept by the translator.

use std::collections::BTreeSet;

use crate::types::ir::FuncId;
use crate::types::ty::Ty;

/// The enums that values of several types are.
#[derive(Debug, Default)]
pub(super) struct Unions {
    pub(super) all: Vec<UnionEnum>,
    /// Where a name for such a type stands in the Rust, by that name.
    pub(super) places: Vec<(String, usize, usize)>,
    /// Where the first function stands in the Rust.
    pub(super) first: Option<usize>,
    /// Whether a list of errors is shown.
    pub(super) shows_errors: bool,
    /// Where an error's name of its class comes to stand in the Rust, and whether an `impl` is around it.
    pub(super) class_name_at: Option<(usize, bool)>,
}

/// One of them.
#[derive(Debug)]
pub(super) struct UnionEnum {
    pub(super) ty: Ty,
    pub(super) name: String,
    pub(super) parts: BTreeSet<UnionPart>,
}

/// What is written of such an enum where something asks for it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum UnionPart {
    Display,
    Repr,
    TypeName,
    /// An order, for `<` and sorting.
    Order,
    /// How it is written as JSON.
    Json,
    /// The value as one of its types, by its place among them.
    As(usize),
    /// A method that all of its classes have, in the order of its classes.
    Method(Vec<FuncId>),
    /// A field that all of its classes have.
    Field(String),
}
