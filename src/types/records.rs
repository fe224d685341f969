//! Dicts of mixed values whose keys stand in the source: each kind of them is a class, of which the keys are
//! the fields.
//!
//! Which dicts are of one kind, the types tell: each display is a kind of its own at first, and kinds that
//! meet in a variable, a list, a field become one, until nothing meets any more. Dicts whose values are of one
//! type stay dicts.

mod declare;
mod displays;
mod filling;
mod folding;
mod groups;
mod keys;
mod naming;
mod record_classes;
mod record_keys;
mod spelling;
mod statements;
mod uses;

pub(super) use declare::declare;
pub(super) use displays::field_of;
pub(super) use filling::fill;
pub(super) use folding::fold;
pub(super) use spelling::spell;

use rustc_hash::{FxHashMap, FxHashSet};

use super::class_form::Keys;
use super::ids::ExprId;
use crate::python::scopes::File;
use crate::python::source::Source;

/// So often kinds are joined; what still meets then is left as it is.
const MOST_ROUNDS: usize = 10;

/// The records of a file.
#[derive(Debug, Clone, Default)]
pub(crate) struct Plan {
    pub(super) records: Vec<Record>,
    /// The displays of dicts that are filled step by step.
    filled: FxHashMap<ExprId, filling::Run>,
}

impl Plan {
    /// Whether there are none.
    pub(crate) fn is_empty(&self) -> bool {
        self.records.is_empty() && self.filled.is_empty()
    }
}

/// A kind of records.
#[derive(Debug, Clone)]
pub(super) struct Record {
    /// The name of its class.
    name: String,
    /// The place of its class, if the file has one: a `TypedDict`.
    declared: Option<usize>,
    displays: Vec<Display>,
    keys: Keys,
}

/// A display of a dict with keys that stand in it, or a call of `dict` with keywords.
#[derive(Debug, Clone)]
pub(super) struct Display {
    id: ExprId,
    /// The dict whose values it has besides: `{**base, ..}`, `dict(base, ..)`, `base | {..}`.
    base: Option<ExprId>,
    items: Vec<(String, Given)>,
}

/// Where the value of a key comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Given {
    Value(ExprId),
    Base,
}

impl Display {
    fn has(&self, key: &str) -> bool {
        self.items.iter().any(|it| it.0 == key)
    }
}

/// Finds the dicts of a file that are records.
pub(crate) fn plan<'a>(
    source: &'a Source,
    code: &'a super::Code<'_>,
    file: &File<'a>,
    is_hopeful: bool,
) -> Plan {
    let mut program = super::resolved(source, code, file, &FxHashSet::default());
    fold(&mut program);
    let mut filled = FxHashMap::default();
    if filling::may_be_filled(&program) {
        let (typed, types) = super::typed(source, code, file, &Plan::default(), is_hopeful);
        filled = filling::find(&typed, &types);
        let plan = Plan {
            records: Vec::new(),
            filled: filled.clone(),
        };
        fill(&mut program, &plan);
    }
    let mut groups = groups::Groups::of(&program, filled);
    if !groups.are_promising() {
        return groups.finish();
    }
    for _ in 0..MOST_ROUNDS {
        let plan = groups.plan();
        let (program, types) = super::typed(source, code, file, &plan, is_hopeful);
        if !groups.meet(&program, &types) && !groups.part(&program, &types) {
            groups.settle(&program, &types);
            break;
        }
    }
    groups.finish()
}
