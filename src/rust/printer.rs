//! What all parts of the printing share.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use rustc_hash::FxHashMap;

use super::arguments::Arguments;
use super::notes::Notes;
use super::shape::Shape;
use super::text::Text;

/// The expression that was printed, and all that its layout hangs on.
pub(super) type Request = (usize, Shape, bool, bool, bool);

/// A line takes about thirty steps.
const STEPS_OF_A_LINE: usize = 300;
const LEAST_STEPS: usize = 200_000;

/// Prints one file. All its methods are given the room that there is, and answer with nothing where it
/// is too small.
#[derive(Debug)]
pub(super) struct Printer {
    /// Comments, blank lines and origins, by place.
    pub(super) notes: Notes,
    /// Inside a macro call rustfmt leaves braces and trailing commas as they are.
    pub(super) in_macro: Cell<bool>,
    /// While the last argument of a call is tried, a chain in it has to stay on its line.
    pub(super) one_line_chain: Cell<bool>,
    /// How many expressions may still be laid out. Some nesting takes many tries.
    pub(super) steps: Cell<usize>,
    /// The arguments of each macro call, by its address.
    pub(super) arguments: RefCell<FxHashMap<usize, Rc<Arguments>>>,
    /// The definitions in macro calls with braces, by the address of the call. They stay as long as what was printed
    /// of them is known by its address: another tree there would be taken for them.
    pub(super) files: RefCell<FxHashMap<usize, Option<Rc<syn::File>>>>,
    /// Layouts are tried in several rooms, and so is each part of them: without this, nesting would
    /// double the time at each level.
    pub(super) printed: RefCell<FxHashMap<Request, Option<Rc<Text>>>>,
}

impl Printer {
    /// For a text of so many lines.
    pub(super) fn new(notes: Notes, lines: usize) -> Self {
        Self {
            notes,
            in_macro: Cell::new(false),
            one_line_chain: Cell::new(false),
            steps: Cell::new(LEAST_STEPS + STEPS_OF_A_LINE * lines),
            arguments: RefCell::default(),
            files: RefCell::default(),
            printed: RefCell::default(),
        }
    }

    /// Does something with a switch set as said.
    pub(super) fn with<T>(switch: &Cell<bool>, value: bool, work: impl FnOnce() -> T) -> T {
        let before = switch.replace(value);
        let result = work();
        switch.set(before);
        result
    }
}
