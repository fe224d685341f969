//! Which displays are of one kind, and what the dicts of a kind have in common.

use std::cell::RefCell;

use rustc_hash::{FxHashMap, FxHashSet};
use rustpython_ast::{CmpOp, Expr, Stmt};

use super::super::found::Types;
use super::super::ids::{ClassId, ExprId};
use super::super::ir::{Kind, Program};
use super::super::ty::Ty;
use super::filling::Run;
use super::keys::{is_record, keys_of};
use super::uses::{self, Uses};
use super::{Given, Plan, Record, displays};

/// So many displays are looked at; files with more are mostly data.
const MOST_DISPLAYS: usize = 500;

/// The kinds of records, as far as they are known.
pub(super) struct Groups {
    pub(super) all: Vec<Record>,
    /// The displays of dicts that are filled step by step.
    filled: FxHashMap<ExprId, Run>,
    pub(super) is_settled: bool,
}

impl Groups {
    /// Each display is a kind of its own at first.
    pub(super) fn of(program: &Program<'_>, filled: FxHashMap<ExprId, Run>) -> Self {
        let declared = program.classes.iter().filter(|it| it.id.is_record());
        let mut all: Vec<Record> = declared
            .map(|class| {
                let names = class.def.iter().flat_map(|it| &it.body);
                let keys = names.filter_map(|it| match it {
                    Stmt::AnnAssign(it) => match &*it.target {
                        Expr::Name(name) => Some(name.id.to_string()),
                        _ => None,
                    },
                    _ => None,
                });
                Record {
                    name: class.name.clone(),
                    declared: Some(class.id.at()),
                    displays: Vec::new(),
                    keys: keys_of(keys),
                }
            })
            .collect();
        for display in displays::find(program) {
            let keys = keys_of(display.items.iter().map(|it| it.0.clone()));
            let made = match program.kind(display.id) {
                Kind::Call(func, _) => match program.kind(*func) {
                    Kind::Class(class) => Some(class.at()),
                    _ => None,
                },
                _ => None,
            };
            match all
                .iter_mut()
                .find(|it| made.is_some() && it.declared == made)
            {
                Some(known) => known.displays.push(display),
                None => all.push(Record {
                    name: format!("Record{}", all.len()),
                    declared: None,
                    displays: vec![display],
                    keys,
                }),
            }
        }
        Self {
            all,
            filled,
            is_settled: false,
        }
    }

    /// Whether it is worth to look for records.
    pub(super) fn are_promising(&self) -> bool {
        self.all.len() <= MOST_DISPLAYS
            && self
                .all
                .iter()
                .any(|it| it.declared.is_some() || it.keys.all.len() > 1)
    }

    pub(super) fn plan(&self) -> Plan {
        Plan {
            records: self.all.clone(),
            filled: self.filled.clone(),
        }
    }

    pub(super) fn finish(self) -> Plan {
        if self.is_settled {
            self.plan()
        } else {
            Plan {
                records: Vec::new(),
                filled: self.filled,
            }
        }
    }

    /// Makes one kind of those that meet; whether any do.
    pub(super) fn meet(&mut self, program: &Program<'_>, types: &Types) -> bool {
        let found: RefCell<FxHashSet<Vec<ClassId>>> = RefCell::default();
        let note = |ty: &Ty| {
            ty.map(&|of| {
                if let Ty::Records(all, _) = &of
                    && all.len() > 1
                {
                    found.borrow_mut().insert(all.clone());
                }
                of
            });
        };
        types.exprs.iter().for_each(note);
        types.fields.values().for_each(note);
        program.vars.iter().map(|it| &it.ty).for_each(note);
        program.funcs.iter().map(|it| &it.ret).for_each(note);
        for ty in compared(program, types) {
            note(&ty);
        }
        let place = |class: &ClassId| place_of(program, *class);
        let mut roots: Vec<usize> = (0..self.all.len()).collect();
        let mut joined = self.extend(program, types);
        let met = found.into_inner().into_iter();
        let met = met.map(|classes| classes.iter().filter_map(place).collect());
        let met: Vec<Vec<usize>> = met.chain(self.alike(program, types)).collect();
        for places in met {
            for pair in places.windows(2) {
                let (a, b) = (root(&roots, pair[0]), root(&roots, pair[1]));
                // Of two declared ones each stays what it is.
                if a != b {
                    let (low, high) = (a.min(b), a.max(b));
                    if self.all[high].declared.is_none() {
                        roots[high] = low;
                        joined = true;
                    }
                }
            }
        }
        for at in (0..self.all.len()).rev() {
            let to = root(&roots, at);
            if to != at {
                let from = self.all.remove(at);
                self.all[to].displays.extend(from.displays);
                self.all[to].displays.sort_by_key(|it| it.id);
                for key in from.keys.all {
                    if self.all[to].keys.of(&key.text).is_none() {
                        self.all[to].keys.all.push(key);
                    }
                }
            }
        }
        joined
    }

    /// Gives displays the keys of the dict that they begin with; whether there are new ones.
    fn extend(&mut self, program: &Program<'_>, types: &Types) -> bool {
        let mut found = Vec::new();
        for (at, record) in self.all.iter().enumerate() {
            for (of, display) in record.displays.iter().enumerate() {
                let base = display.base.and_then(|it| uses::class_of(types, it));
                let Some(base) = base.and_then(|it| place_of(program, it)) else {
                    continue;
                };
                let keys = self.all[base].keys.all.clone();
                if keys.iter().any(|it| !display.has(&it.text)) {
                    found.push((at, of, keys));
                }
            }
        }
        let extended = !found.is_empty();
        for (at, of, keys) in found {
            let record = &mut self.all[at];
            // What it has itself stands where it stands in the other, or behind all of that.
            let mut own = std::mem::take(&mut record.displays[of].items);
            let mut items = Vec::new();
            for key in &keys {
                let place = own.iter().position(|it| it.0 == key.text);
                items.push(match place {
                    Some(place) => own.remove(place),
                    None => (key.text.clone(), Given::Base),
                });
            }
            items.extend(own);
            record.displays[of].items = items;
            for (nth, key) in keys.into_iter().enumerate() {
                if record.keys.of(&key.text).is_none() {
                    record.keys.all.insert(nth, key);
                }
            }
        }
        extended
    }

    /// The kinds whose displays have no other keys than the dict that they begin with.
    fn alike(&self, program: &Program<'_>, types: &Types) -> Vec<Vec<usize>> {
        let mut found = Vec::new();
        for (at, record) in self.all.iter().enumerate() {
            for display in &record.displays {
                let base = display.base.and_then(|it| uses::class_of(types, it));
                if let Some(base) = base.and_then(|it| place_of(program, it)) {
                    let keys = &self.all[base].keys;
                    if display.items.iter().all(|it| keys.of(&it.0).is_some()) {
                        found.push(vec![at, base]);
                    }
                }
            }
        }
        found
    }

    /// Leaves those that are no records dicts; whether there are any.
    pub(super) fn part(&mut self, program: &Program<'_>, types: &Types) -> bool {
        let uses = uses::find(program, types);
        let none = Uses::default();
        let before = self.all.len();
        let mut at = 0;
        self.all.retain(|record| {
            let class = program.records[at];
            at += 1;
            let has_bases = record
                .displays
                .iter()
                .all(|it| it.base.is_none_or(|it| uses::class_of(types, it).is_some()));
            record.declared.is_some()
                || has_bases && is_record(record, class, types, uses.get(&class).unwrap_or(&none))
        });
        self.all.len() < before
    }

    /// The kinds that begin with dicts, each with the kind of these.
    pub(super) fn bases(&self, program: &Program<'_>, types: &Types) -> Vec<(usize, usize)> {
        let mut found = Vec::new();
        for (at, record) in self.all.iter().enumerate() {
            for display in &record.displays {
                let base = display.base.and_then(|it| uses::class_of(types, it));
                found.extend(base.and_then(|it| Some((at, place_of(program, it)?))));
            }
        }
        found
    }
}

/// The types that hold both of what is compared.
fn compared(program: &Program<'_>, types: &Types) -> Vec<Ty> {
    let mut found = Vec::new();
    for expr in &program.exprs {
        match &expr.kind {
            Kind::Compare(left, rest) => {
                let mut before = types.of(*left);
                for (op, right) in rest {
                    let right = types.of(*right);
                    match op {
                        CmpOp::Eq | CmpOp::NotEq => found.push(before.join(right)),
                        CmpOp::In | CmpOp::NotIn => found.push(before.join(&right.item())),
                        _ => {}
                    }
                    before = right;
                }
            }
            Kind::Call(func, arguments) => {
                if let Kind::Attribute(object, name) = program.kind(*func)
                    && matches!(name.as_str(), "index" | "count" | "remove")
                    && let Some(first) = arguments.first()
                {
                    found.push(types.of(*object).item().join(types.of(first.value)));
                }
            }
            _ => {}
        }
    }
    found
}

pub(super) fn place_of(program: &Program<'_>, class: ClassId) -> Option<usize> {
    program.records.iter().position(|it| it.at() == class.at())
}

fn root(roots: &[usize], mut at: usize) -> usize {
    while roots[at] != at {
        at = roots[at];
    }
    at
}
