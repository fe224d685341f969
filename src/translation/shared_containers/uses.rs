//! How a program uses its containers: where it looks into one, where it gives one another name, and where it does what
//! an object around one would not do as it does.

mod calls;
mod expressions;
mod statements;

use rustc_hash::FxHashSet;

use super::super::regions::{Region, Regions};
use crate::types::Types;
use crate::types::ir::{ExprId, Kind, Program};
use crate::types::ty::Ty;

/// Methods of containers that give what is in them, or what they are given.
const GETTERS: [&str; 2] = ["get", "setdefault"];

/// Methods that take a value out and give it.
const TAKERS: [&str; 3] = ["pop", "popleft", "popitem"];

/// Methods that put a value into a container, or give it where there is none.
const HOLDERS: [&str; 6] = ["append", "appendleft", "add", "insert", "get", "setdefault"];

/// The uses of a file's containers.
#[derive(Default)]
pub(super) struct Uses {
    /// What is looked into: the container is meant, not who else has it.
    pub(super) looked: FxHashSet<ExprId>,
    /// What may be None, or empty.
    pub(super) asked: FxHashSet<ExprId>,
    /// What is looked into for all that is in it, beside a container of its region that changes.
    pub(super) copied: FxHashSet<ExprId>,
    /// What a defaultdict makes its values by, with the dict.
    pub(super) factories: Vec<(ExprId, ExprId)>,
    /// Builtin functions that are called with what is in a container.
    pub(super) called: Vec<(ExprId, ExprId)>,
    /// What makes a container.
    pub(super) made: FxHashSet<ExprId>,
    /// Regions of which a value gets another name, or another place.
    pub(super) named: FxHashSet<Region>,
    /// Regions in which something is changed.
    pub(super) changed: FxHashSet<Region>,
    /// Regions that are not understood.
    pub(super) refused: FxHashSet<Region>,
    /// What is shown, and what is compared, with all that is in it.
    pub(super) shown: Vec<ExprId>,
    /// What is shown as the object that it is, as it may be None.
    pub(super) shown_itself: Vec<ExprId>,
    pub(super) compared: Vec<ExprId>,
}

pub(super) fn find(program: &Program<'_>, types: &Types, regions: &Regions) -> Uses {
    let mut walk = Walk {
        program,
        types,
        regions,
        tested: FxHashSet::default(),
        uses: Uses::default(),
    };
    for func in &program.funcs {
        walk.suite(&func.body);
        func.value.iter().for_each(|it| walk.store(*it));
        let defaults = func.params.iter().filter_map(|it| it.default);
        defaults.for_each(|it| walk.store(it));
    }
    program.classes.iter().for_each(|it| walk.suite(&it.body));
    let ids = program.expr_ids();
    ids.for_each(|it| walk.expr(it));
    walk.uses
}

struct Walk<'p, 'a> {
    program: &'p Program<'a>,
    types: &'p Types,
    regions: &'p Regions,
    /// What only its truth is asked of.
    tested: FxHashSet<ExprId>,
    uses: Uses,
}

impl Walk<'_, '_> {
    fn look(&mut self, id: ExprId) {
        self.uses.looked.insert(id);
    }

    fn change(&mut self, id: ExprId) {
        self.look(id);
        self.uses.changed.insert(self.regions.of(id));
    }

    /// All that is in a container goes into another one, which may be the same.
    fn put_all(&mut self, into: ExprId, from: ExprId) {
        self.copy(from);
        if self.regions.of(into) == self.regions.of(from) {
            self.uses.copied.insert(from);
        }
    }

    /// All that is in a container gets another place.
    fn copy(&mut self, id: ExprId) {
        self.look(id);
        self.uses
            .named
            .extend(self.regions.held(self.regions.of(id)));
    }

    fn refuse(&mut self, id: ExprId) {
        self.uses.refused.insert(self.regions.of(id));
    }

    /// The region of what a loop over something gives, if something in it may be changed.
    fn given(&self, over: ExprId) -> Option<Region> {
        // The keys of a dict are what they are.
        let is_dict = matches!(self.types.of(over).some(), Ty::Dict(..));
        let held = self.regions.held(self.regions.of(over));
        held.filter(|_| !is_dict)
    }

    /// A value is shown, with all that is in it.
    fn show(&mut self, id: ExprId) {
        if matches!(self.types.of(id), Ty::Option(_)) {
            self.uses.shown_itself.push(id);
        } else {
            self.look(id);
            self.uses.shown.push(id);
        }
    }

    /// A value goes where it has another name.
    fn store(&mut self, id: ExprId) {
        match self.program.kind(id) {
            Kind::Conditional { body, orelse, .. } => {
                self.store(*body);
                self.store(*orelse);
            }
            Kind::Logic(_, values) => values.iter().for_each(|it| self.store(*it)),
            Kind::Walrus(_, value) | Kind::Await(value) => self.store(*value),
            Kind::Var(_) | Kind::Index(..) | Kind::Attribute(..) => {
                self.uses.named.insert(self.regions.of(id));
            }
            Kind::Call(func, _) => {
                let gives_a_part = match self.program.kind(*func) {
                    Kind::Attribute(_, name) => GETTERS.contains(&name.as_str()),
                    Kind::Builtin(name) => matches!(name.as_str(), "next" | "min" | "max"),
                    Kind::Import(name) => name == "random.choice",
                    _ => false,
                };
                if gives_a_part {
                    self.uses.named.insert(self.regions.of(id));
                }
            }
            _ => {}
        }
    }

    /// Only whether it is empty is asked.
    fn test(&mut self, id: ExprId) {
        self.tested.insert(id);
        match self.program.kind(id) {
            Kind::Logic(_, values) => values.iter().for_each(|it| self.test(*it)),
            Kind::Var(_) if matches!(self.types.of(id), Ty::Option(_)) => {
                self.uses.asked.insert(id);
            }
            _ if matches!(self.types.of(id), Ty::Option(_)) => self.refuse(id),
            _ => self.look(id),
        }
    }
}
