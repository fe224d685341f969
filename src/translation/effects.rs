//! Which variables' values are changed in place, by whom, and which functions give back what they were
//! given. A fixpoint over the whole file.

mod changed;
mod expressions;
mod given_away;
mod outliving;
mod passing;
mod rebinding;
mod targets;

use rustc_hash::{FxHashMap, FxHashSet};

use super::default_reads::Reads;
use super::own_parts::OwnParts;
use super::regions::Regions;
use crate::types::Types;
use crate::types::ir::{ExprId, FuncId, Program, VarId};
use crate::types::ty::Ty;

pub(super) use crate::types::changing::changes;

/// What is known of changes.
#[derive(Debug, Default)]
pub(super) struct Effects {
    /// Variables whose value is changed in place, through whatever name.
    pub(super) changed: FxHashSet<VarId>,
    /// Types of values that are changed in place somewhere: a copy of one might not see it.
    pub(super) changed_parts: FxHashSet<Ty>,
    /// Parameters whose value the caller may change after the call: a copy that is kept would not see it.
    pub(super) watched: FxHashSet<VarId>,
    /// Functions in which, or in what they call, something is changed in place.
    pub(super) changers: FxHashSet<FuncId>,
    /// Functions that assign, or call one that assigns, a variable of the module or of a function around it.
    pub(super) rebinders: FxHashSet<FuncId>,
    /// Functions that may give back one of their arguments, or a part of it.
    pub(super) gives_back: FxHashSet<FuncId>,
    /// Parameters whose value is kept: in a field, in a container, by who it is passed on to.
    pub(super) stored: FxHashSet<VarId>,
    /// Parameters of generators that are asked for values when the argument would be gone.
    pub(super) outlived: FxHashSet<VarId>,
    /// Parameters that are changed and given back, where no caller has the argument any more.
    pub(super) given_away: FxHashSet<VarId>,
    /// Which values may be one object.
    pub(super) regions: Regions,
    /// Reads of defaultdicts.
    pub(super) reads: Reads,
    /// The functions that assign to an attribute, by its name.
    pub(super) attribute_writers: FxHashMap<String, FxHashSet<FuncId>>,
}

struct Search<'p, 'a> {
    reads: Reads,
    /// Places that are changed, but for those of variables whose value nobody else has.
    places: Vec<ExprId>,
    private: FxHashSet<VarId>,
    own_parts: OwnParts,
    program: &'p Program<'a>,
    types: &'p Types,
    changed: FxHashSet<VarId>,
    /// Where the first is changed, the second is.
    follows: Vec<(VarId, VarId)>,
    gives_back: FxHashSet<FuncId>,
    changed_parts: FxHashSet<Ty>,
    /// In which function which variable's value is changed.
    changes: Vec<(FuncId, Option<VarId>)>,
    /// A parameter, and a variable that is passed to it and used again later.
    passed: Vec<(VarId, VarId)>,
    /// Variables that hold a part of something.
    parts: Vec<VarId>,
    /// Methods, by their `self`, that are called on a part of something of this type.
    part_calls: Vec<(VarId, Ty)>,
    stored: FxHashSet<VarId>,
    outlived: FxHashSet<VarId>,
    /// Which functions call which methods.
    method_calls: Vec<(FuncId, FuncId)>,
    /// Where the first parameter is stored, so is the second.
    stores: Vec<(VarId, VarId)>,
}

pub(super) fn find(program: &Program<'_>, types: &Types) -> Effects {
    let mut search = Search {
        reads: Reads::find(program, types),
        private: super::privacy::private(program),
        own_parts: OwnParts::find(program, types),
        places: Vec::new(),
        program,
        types,
        changed: FxHashSet::default(),
        follows: Vec::new(),
        gives_back: FxHashSet::default(),
        changed_parts: FxHashSet::default(),
        changes: Vec::new(),
        passed: Vec::new(),
        parts: Vec::new(),
        part_calls: Vec::new(),
        stored: FxHashSet::default(),
        outlived: FxHashSet::default(),
        stores: Vec::new(),
        method_calls: Vec::new(),
    };
    for (index, func) in program.funcs.iter().enumerate() {
        search.suite(&func.body, FuncId(u32::try_from(index).unwrap_or(u32::MAX)));
    }
    for class in &program.classes {
        search.suite(&class.body, FuncId(0));
    }
    search.unify_families();
    // What is lent to be changed is reached through what can be changed.
    for (method, lender) in &program.lending.methods {
        if let Some(own) = program.func(*method).params.first() {
            let reached = lender.vars.iter().map(|it| (own.var, *it));
            search.follows.extend(reached);
        }
    }
    for index in 0..program.exprs.len() {
        search.expr(ExprId(u32::try_from(index).unwrap_or(u32::MAX)));
    }
    loop {
        let before = search.changed.len();
        for (from, to) in &search.follows {
            if search.changed.contains(from) {
                search.changed.insert(*to);
            }
        }
        if search.changed.len() == before {
            break;
        }
    }
    loop {
        let before = search.stored.len();
        for (param, var) in &search.stores {
            if search.stored.contains(param) {
                search.stored.insert(*var);
            }
        }
        if search.stored.len() == before {
            break;
        }
    }
    let mut watched: FxHashSet<VarId> = FxHashSet::default();
    loop {
        let before = watched.len();
        for (param, var) in &search.passed {
            if search.changed.contains(var) || watched.contains(var) {
                watched.insert(*param);
            }
        }
        if watched.len() == before {
            break;
        }
    }
    for var in &search.parts {
        if search.changed.contains(var) {
            search
                .changed_parts
                .insert(program.var(*var).ty.some().clone());
        }
    }
    for (receiver, ty) in &search.part_calls {
        if search.changed.contains(receiver) {
            search.changed_parts.insert(ty.clone());
        }
    }
    // What changes itself changes wherever it is kept.
    for class in &program.classes {
        let changes = class.methods.iter().any(|id| {
            let func = program.func(*id);
            func.name != "__init__"
                && func
                    .params
                    .first()
                    .is_some_and(|it| search.changed.contains(&it.var))
        });
        if changes {
            search.changed_parts.insert(Ty::Instance(class.id));
        }
    }
    // What a function makes itself it may change without anybody seeing it.
    let is_seen = |var: &Option<VarId>| {
        var.is_none_or(|var| {
            let info = program.var(var);
            info.is_param || info.is_captured || search.follows.iter().any(|(from, _)| *from == var)
        })
    };
    let mut changers: FxHashSet<FuncId> = search
        .changes
        .iter()
        .filter(|(_, var)| is_seen(var))
        .map(|(func, _)| *func)
        .collect();
    // To borrow something to be changed is the same to Rust.
    changers.extend(program.lending.methods.keys().filter(|it| {
        let own = program.func(**it).params.first();
        own.is_some_and(|own| search.changed.contains(&own.var))
    }));
    // While a coroutine waits, others change what they share with it.
    let ids = (0..program.funcs.len()).map(|it| FuncId(u32::try_from(it).unwrap_or(u32::MAX)));
    changers.extend(ids.filter(|it| program.func(*it).is_async));
    loop {
        let before = changers.len();
        for (caller, callee) in program.calls.iter().chain(&search.method_calls) {
            if changers.contains(callee) {
                changers.insert(*caller);
            }
        }
        if changers.len() == before {
            break;
        }
    }
    Effects {
        given_away: given_away::given_away(
            program,
            types,
            &search.gives_back,
            &search.changed,
            &search.stored,
        ),
        regions: Regions::find(program, types, &search.places),
        reads: search.reads,
        attribute_writers: targets::attribute_writers(program),
        watched,
        rebinders: rebinding::rebinders(program, &search.method_calls),
        changers,
        changed: search.changed,
        stored: search.stored,
        outlived: search.outlived,
        gives_back: search.gives_back,
        changed_parts: search.changed_parts,
    }
}
