//! The statements that fill a dict, read.

mod reading;

use reading::Reader;
use rustc_hash::FxHashMap;

use super::super::super::found::Types;
use super::super::super::ids::{ExprId, VarId};
use super::super::super::ir::{Kind, Program, Stmt};
use super::super::super::ty::Ty;
use super::super::displays::text;

pub(super) use reading::{ask, is_plain};

/// What is done with the values of a dict until it is complete.
#[derive(Debug, Clone)]
pub(in super::super) struct Run {
    pub(super) var: VarId,
    pub(super) display: ExprId,
    /// How many statements behind the display belong to it.
    pub(super) length: usize,
    /// Where the last of them ends.
    pub(super) end: u32,
    /// What is assigned to its keys.
    pub(super) assigned: Vec<ExprId>,
    /// The keys in the order that the complete dict has.
    pub(super) keys: Vec<String>,
    /// What becomes of the values that the display has.
    pub(super) initial: FxHashMap<String, Initial>,
}

/// What becomes of the value that a display has for a key.
#[derive(Debug, Clone, Copy, Default)]
pub(in super::super) struct Initial {
    reads: usize,
    is_replaced: bool,
    is_changed: bool,
    /// Whether it is the same wherever it is evaluated.
    is_plain: bool,
}

/// Where a value of the display is evaluated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// Where the complete dict is made.
    Last,
    /// Where it is read.
    Read,
    /// Where the display stands: a variable has it from there on.
    First,
    /// Nobody sees it.
    Nowhere,
}

impl Initial {
    pub(super) fn place(self) -> Place {
        match self {
            it if it.is_changed || !it.is_plain => Place::First,
            Self {
                reads: 0,
                is_replaced,
                ..
            } => {
                if is_replaced {
                    Place::Nowhere
                } else {
                    Place::Last
                }
            }
            Self {
                reads: 1,
                is_replaced: true,
                ..
            } => Place::Read,
            _ => Place::First,
        }
    }
}

impl Run {
    /// The run of statements behind the one at a place that fill the dict which that makes.
    pub(super) fn of(
        program: &Program<'_>,
        body: &[Stmt<'_>],
        at: usize,
        types: Option<&Types>,
    ) -> Option<Self> {
        let (var, display) = super::made(program, &body[at])?;
        let Kind::Dict(items) = program.kind(display) else {
            return None;
        };
        let mut reader = Reader {
            program,
            var,
            present: Vec::new(),
            initial: FxHashMap::default(),
            assigned: Vec::new(),
        };
        for (key, _) in items {
            let key = text(program, (*key)?)?.to_owned();
            reader.present.push((key.clone(), true));
            reader.initial.insert(key, Initial::default());
        }
        let mut run = None;
        for (nth, stmt) in body[at + 1..].iter().enumerate() {
            let Some(is_step) = reader.stmt(stmt) else {
                break;
            };
            if is_step {
                run = Some((nth + 1, reader.present.clone(), reader.initial.clone()));
            }
        }
        let (length, present, mut initial) = run?;
        let last = body.get(at + length)?;
        // What is read behind the last step is read of the dict.
        let within = body[at].start..last.end;
        let is_match =
            |id: ExprId| types.is_some_and(|it| *it.of(id).some() == Ty::Foreign("re.Match"));
        for (key, value) in items {
            let key = text(program, (*key)?)?;
            if let Some(initial) = initial.get_mut(key) {
                initial.is_plain = is_plain(program, *value, &within, &is_match);
            }
        }
        let is_left_open = initial
            .values()
            .any(|it| it.place() == Place::First && it.reads == 0 && it.is_replaced);
        (!is_left_open).then_some(Self {
            var,
            display,
            length,
            end: last.end,
            assigned: reader.assigned,
            keys: present.into_iter().map(|it| it.0).collect(),
            initial,
        })
    }
}
