//! Changes of what nobody else has yet: a list that is filled before it is given away, and the rows that are put
//! into it and changed there.

mod given;

use rustc_hash::{FxHashMap, FxHashSet};

use super::captured::is_literal;
use super::default_reads::parents;
use crate::types::Types;
use crate::types::ir::{BlockId, ExprId, FuncId, Kind, Nature, Program, VarId};
use crate::types::ty::Ty;

/// Where something happens.
type Place = (u32, BlockId);

/// The methods of containers that put nothing in and give nothing out that could be changed.
const LOOKING: &[&str] = &[
    "clear", "count", "index", "keys", "remove", "discard", "join", "reverse",
];
/// The methods that put in their last argument.
const PUTTING: &[&str] = &["append", "appendleft", "insert"];

/// What is known of the variables whose first and only value is made for them.
#[derive(Debug, Default)]
pub(super) struct OwnParts {
    /// Where each gets its value.
    made: FxHashMap<VarId, Place>,
    /// Where its value goes somewhere else, but for the end of the function.
    given: FxHashMap<VarId, Vec<Place>>,
    /// Where something in it does.
    parts_given: FxHashMap<VarId, Vec<Place>>,
    /// Variables into which something is put that others may have.
    mixed: FxHashSet<VarId>,
}

impl OwnParts {
    /// Reads a file.
    pub(super) fn find(program: &Program<'_>, types: &Types) -> Self {
        let mut search = Search {
            program,
            types,
            found: Self::default(),
            bound: FxHashSet::default(),
            safe: FxHashSet::default(),
            parents: parents(program),
        };
        for func in &program.funcs {
            search.suite(&func.body);
            search.bound.extend(func.params.iter().map(|it| it.var));
        }
        for class in &program.classes {
            search.suite(&class.body);
        }
        let ids = program.expr_ids();
        ids.for_each(|it| search.expr(it));
        let Search {
            mut found, bound, ..
        } = search;
        found.made.retain(|var, _| {
            let info = program.var(*var);
            let defs = info.assignments();
            defs == 1 && !info.is_captured && info.func != FuncId(0) && !bound.contains(var)
        });
        found
    }

    /// Whether nobody else has what is changed at `place` when it is.
    pub(super) fn is_unseen(&self, program: &Program<'_>, place: ExprId) -> bool {
        let here = (program.expr(place).position, program.expr(place).block);
        match program.kind(place) {
            Kind::Var(var) => self.is_before(program, *var, here, self.given.get(var)),
            Kind::Index(object, _) => self.is_own_part(program, *object, here),
            Kind::Call(func, _) => match program.kind(*func) {
                Kind::Attribute(object, name) if name == "setdefault" => {
                    self.is_own_part(program, *object, here)
                }
                _ => false,
            },
            _ => false,
        }
    }

    fn is_own_part(&self, program: &Program<'_>, object: ExprId, here: Place) -> bool {
        let Kind::Var(var) = program.kind(object) else {
            return false;
        };
        !self.mixed.contains(var)
            && self.is_before(program, *var, here, self.given.get(var))
            && self.is_before(program, *var, here, self.parts_given.get(var))
    }

    /// Whether what happens `here` happens before all of `others`, for each value that the variable gets.
    fn is_before(
        &self,
        program: &Program<'_>,
        var: VarId,
        here: Place,
        others: Option<&Vec<Place>>,
    ) -> bool {
        let Some((made, home)) = self.made.get(&var) else {
            return false;
        };
        let is_within = |block: BlockId| program.blocks_around(block).any(|it| it == *home);
        *made < here.0
            && is_within(here.1)
            && others.into_iter().flatten().all(|other| {
                // A loop around both comes back to the change, with the same value.
                let around = program.common_block(here.1, other.1);
                here.0 < other.0
                    && is_within(other.1)
                    && !program
                        .blocks_around(around)
                        .take_while(|it| it != home)
                        .any(|it| program.blocks[it.at()].nature != Nature::Plain)
            })
    }
}

struct Search<'p, 'a> {
    program: &'p Program<'a>,
    types: &'p Types,
    found: OwnParts,
    /// Variables that get a value that others have.
    bound: FxHashSet<VarId>,
    /// Expressions that stand where nothing is given away.
    safe: FxHashSet<ExprId>,
    parents: FxHashMap<ExprId, ExprId>,
}

impl Search<'_, '_> {
    fn place(&self, id: ExprId) -> Place {
        let expr = self.program.expr(id);
        (expr.position, expr.block)
    }

    /// Whether a value is made where it stands.
    fn is_fresh(&self, value: ExprId) -> bool {
        match self.program.kind(value) {
            Kind::List(_) | Kind::Dict(_) | Kind::Set(_) | Kind::Comprehension(_) => true,
            Kind::Call(func, _) => match self.program.kind(*func) {
                Kind::Builtin(name) => {
                    matches!(name.as_str(), "list" | "dict" | "set" | "sorted")
                }
                Kind::Import(name) => matches!(
                    name.as_str(),
                    "collections.deque" | "collections.Counter" | "collections.OrderedDict"
                ),
                _ => false,
            },
            kind if is_literal(kind) => true,
            _ => {
                let ty = self.types.of(value);
                ty.is_copy() && !ty.is_shared() || matches!(ty, Ty::Str | Ty::Lit)
            }
        }
    }

    /// Whether what is in a value that is made here is made here, too.
    fn has_fresh_parts(&self, value: ExprId) -> bool {
        match self.program.kind(value) {
            Kind::List(items) | Kind::Set(items) => items.iter().all(|it| self.is_fresh(*it)),
            Kind::Dict(items) => items
                .iter()
                .all(|(key, it)| key.is_some() && self.is_fresh(*it)),
            Kind::Comprehension(of) => self.is_fresh(of.element),
            Kind::Call(func, arguments) => {
                arguments.is_empty() && !matches!(self.program.kind(*func), Kind::Func(_))
            }
            _ => false,
        }
    }

    fn give(&mut self, id: ExprId) {
        if let Kind::Var(var) = self.program.kind(id) {
            let place = self.place(id);
            self.found.given.entry(*var).or_default().push(place);
        }
    }

    fn give_parts(&mut self, var: VarId, id: ExprId) {
        let place = self.place(id);
        self.found.parts_given.entry(var).or_default().push(place);
    }

    /// What is put into a variable's value.
    fn put(&mut self, into: ExprId, value: Option<ExprId>) {
        if let Kind::Var(var) = self.program.kind(into)
            && !value.is_some_and(|it| self.is_fresh(it))
        {
            self.found.mixed.insert(*var);
        }
    }
}
