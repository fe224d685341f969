//! Changes of what nobody else has yet: a list that is filled before it is given away, and the rows that are put
//! into it and changed there.

use rustc_hash::{FxHashMap, FxHashSet};

use super::captured::is_literal;
use super::default_reads::parents;
use crate::types::Types;
use crate::types::ir::{
    BlockId, ExprId, FuncId, Kind, Nature, Program, Stmt, StmtKind, Suite, Target, VarId,
};
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
        let ids = (0..program.exprs.len()).map(|it| ExprId(u32::try_from(it).unwrap_or(u32::MAX)));
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

    fn expr(&mut self, id: ExprId) {
        let program = self.program;
        match program.kind(id) {
            Kind::Call(func, arguments) => {
                let is_looked_at = match program.kind(*func) {
                    Kind::Builtin(name) => match name.as_str() {
                        // Of two lists the larger one is given back.
                        "min" | "max" => arguments.len() == 1,
                        name => matches!(
                            name,
                            "len"
                                | "print"
                                | "sum"
                                | "sorted"
                                | "list"
                                | "tuple"
                                | "set"
                                | "dict"
                                | "str"
                                | "repr"
                                | "any"
                                | "all"
                                | "enumerate"
                                | "bool"
                        ),
                    },
                    _ => false,
                };
                for argument in arguments {
                    if !is_looked_at || argument.stars > 0 {
                        self.give(argument.value);
                    }
                }
            }
            Kind::Comprehension(of) => {
                self.give(of.element);
                of.key.into_iter().for_each(|it| self.give(it));
                for generator in &of.generators {
                    self.bind(&generator.target);
                }
            }
            Kind::Walrus(var, value) => {
                self.bound.insert(*var);
                self.give(*value);
            }
            Kind::Logic(..) if self.is_tested(id) => {}
            Kind::Var(var) => self.variable(*var, id),
            Kind::Index(..)
            | Kind::Attribute(..)
            | Kind::Compare(..)
            | Kind::Unary(..)
            | Kind::Slice(..)
            | Kind::Format(_) => {}
            kind => kind.parts().into_iter().for_each(|it| self.give(it)),
        }
    }

    /// A use of a variable: whether something in its value goes somewhere else there.
    fn variable(&mut self, var: VarId, id: ExprId) {
        let program = self.program;
        let Some(around) = self.parents.get(&id).copied() else {
            if !self.safe.contains(&id) {
                self.give_parts(var, id);
            }
            return;
        };
        let is_safe = match program.kind(around) {
            Kind::Index(object, _) if *object == id => self.is_place(around),
            Kind::Attribute(_, name) => match self.parents.get(&around).copied() {
                Some(call) => match program.kind(call) {
                    Kind::Call(func, arguments) if *func == around => {
                        if PUTTING.contains(&name.as_str()) || name == "setdefault" {
                            self.put(id, arguments.last().map(|it| it.value));
                        }
                        PUTTING.contains(&name.as_str())
                            || LOOKING.contains(&name.as_str())
                            || name == "setdefault" && self.is_place(call)
                    }
                    _ => false,
                },
                None => false,
            },
            Kind::Call(func, _) => {
                matches!(program.kind(*func), Kind::Builtin(name)
                    if matches!(name.as_str(), "len" | "bool" | "print" | "str" | "repr"))
            }
            Kind::Compare(..) | Kind::Format(_) => true,
            Kind::Unary(..) => true,
            Kind::Logic(..) => self.is_tested(around),
            _ => false,
        };
        if !is_safe {
            self.give_parts(var, id);
        }
    }

    /// Whether an expression only decides which way the code goes.
    fn is_tested(&self, id: ExprId) -> bool {
        match self.parents.get(&id) {
            None => self.safe.contains(&id),
            Some(around) => match self.program.kind(*around) {
                Kind::Unary(rustpython_ast::UnaryOp::Not, _) => true,
                Kind::Logic(..) => self.is_tested(*around),
                _ => false,
            },
        }
    }

    /// Whether a part of something is only changed, or looked into, where it is named.
    fn is_place(&self, id: ExprId) -> bool {
        match self.parents.get(&id) {
            None => self.safe.contains(&id),
            Some(around) => match self.program.kind(*around) {
                Kind::Index(object, _) => {
                    *object == id
                        && match self.parents.get(around) {
                            // An item of an item: as it may be shared, only where it is compared or shown.
                            Some(outer) => matches!(
                                self.program.kind(*outer),
                                Kind::Compare(..) | Kind::Format(_) | Kind::Binary(..)
                            ),
                            None => self.safe.contains(around),
                        }
                }
                Kind::Attribute(_, name) => {
                    let call = self.parents.get(around).map(|it| self.program.kind(*it));
                    matches!(call, Some(Kind::Call(func, _)) if func == around)
                        && (matches!(
                            name.as_str(),
                            "append" | "appendleft" | "insert" | "add" | "extend" | "update"
                        ) || LOOKING.contains(&name.as_str()))
                }
                Kind::Compare(..) => true,
                Kind::Call(func, _) => {
                    matches!(self.program.kind(*func), Kind::Builtin(name)
                        if matches!(name.as_str(), "len" | "bool" | "print" | "str" | "repr"))
                }
                _ => false,
            },
        }
    }

    fn bind(&mut self, target: &Target) {
        match target {
            Target::Var(var) => {
                self.bound.insert(*var);
            }
            Target::Tuple(targets, _) => targets.iter().for_each(|it| self.bind(it)),
            _ => {}
        }
    }

    fn suite(&mut self, suite: &Suite<'_>) {
        suite.body.iter().for_each(|it| self.stmt(it));
    }

    fn assigned(&mut self, stmt: &Stmt<'_>, target: &Target, value: ExprId, is_alone: bool) {
        match target {
            Target::Var(var) if is_alone && self.is_fresh(value) => {
                self.found.made.insert(*var, (stmt.end, stmt.block));
                if !self.has_fresh_parts(value) {
                    self.found.mixed.insert(*var);
                }
            }
            Target::Index(object, _) => {
                self.safe.insert(*object);
                self.put(*object, Some(value).filter(|_| is_alone));
            }
            Target::Slice(object, _) => self.put(*object, None),
            target => self.bind(target),
        }
    }

    fn stmt(&mut self, stmt: &Stmt<'_>) {
        match &stmt.kind {
            StmtKind::Assign { targets, value, .. } => {
                self.give(*value);
                match (targets.as_slice(), self.program.kind(*value)) {
                    // Two displays side by side are not one tuple.
                    ([Target::Tuple(targets, None)], Kind::Tuple(items))
                        if targets.len() == items.len() =>
                    {
                        for (target, item) in targets.iter().zip(items) {
                            self.assigned(stmt, target, *item, true);
                        }
                    }
                    ([target], _) => self.assigned(stmt, target, *value, true),
                    (targets, _) => {
                        for target in targets {
                            self.assigned(stmt, target, *value, false);
                        }
                    }
                }
            }
            StmtKind::Augmented {
                target,
                value,
                read,
                ..
            } => {
                self.safe.insert(*read);
                match target {
                    Target::Index(object, _) => {
                        self.safe.insert(*object);
                    }
                    Target::Var(_) => self.put(*read, None),
                    _ => {}
                }
                self.give(*value);
            }
            StmtKind::Delete(targets) => {
                for target in targets {
                    if let Target::Index(object, _) | Target::Slice(object, _) = target {
                        self.safe.insert(*object);
                    }
                }
            }
            StmtKind::Compound(..) => {
                if let Some(read) = self.program.matches.get(&stmt.start) {
                    self.give(read.subject);
                }
            }
            StmtKind::For { target, .. } => self.bind(target),
            StmtKind::While { test, .. } => {
                self.safe.insert(*test);
            }
            StmtKind::If { arms, .. } => self.safe.extend(arms.iter().map(|it| it.test)),
            // What is given back is given away when nothing is changed here any more.
            StmtKind::Return(Some(value)) => {
                self.safe.insert(*value);
            }
            StmtKind::Yield(Some(value), _) => self.give(*value),
            _ => {}
        }
        for suite in stmt.suites() {
            self.suite(suite);
        }
    }
}
