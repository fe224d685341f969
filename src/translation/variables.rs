//! How each variable of Python stands in Rust: its name, its block, owned or borrowed, `mut` or not.

use std::cell::{OnceCell, RefCell};

use rustc_hash::{FxHashMap, FxHashSet};
use rustpython_ast::Operator;

use super::code::Form;
use super::effects::Effects;
use crate::types::Types;
use crate::types::ir::{
    BlockId, ExprId, FuncId, Kind, ParamNature, Program, Stmt, StmtKind, Suite, Target, VarId,
};
use crate::types::passing::{self, Passed};
use crate::types::ty::Ty;

/// A variable as it stands in Rust.
#[derive(Debug, Clone)]
pub(super) struct Binding {
    pub(super) name: String,
    pub(super) form: Form,
    pub(super) is_usize: bool,
    pub(super) needs_mut: bool,
    /// The block that it is declared in.
    pub(super) home: BlockId,
    pub(super) global: Option<Global>,
}

/// How a variable of the module that functions use stands in Rust.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Global {
    /// Assigned once, and a constant expression of Rust.
    Const,
    /// Assigned once, computed at the first use.
    Lazy,
    /// A small value that is assigned anew.
    Cell,
    /// Used by one function only, which is run once: a variable of that.
    Moved(FuncId),
    /// A small value in a cell, as functions that are kept use it; whether the cell has more than one owner.
    Slot(bool),
    /// A value in such a cell that is no small one.
    Kept(bool),
    /// Threads change it, or methods that nobody hands it to: a static with a lock.
    Locked,
    /// Assigned later than it is declared, on ways that Rust can't tell: an option until then.
    Late,
    /// Changes in ways that have no plain form.
    Refused,
}

/// How all variables stand.
pub(super) struct Bindings {
    pub(super) all: Vec<Binding>,
    pub(super) usizes: FxHashSet<VarId>,
    /// The variables that count in loops, by what these go through.
    pub(super) counted_by: FxHashMap<ExprId, VarId>,
}

pub(super) fn bind(
    program: &Program<'_>,
    types: &Types,
    effects: &Effects,
    helpers: &[&str],
    main: Option<FuncId>,
) -> Bindings {
    let mut finder = Finder::of(program, types, effects, main);
    finder.has_locks = true;
    finder.find_usizes();
    let mut counted_by = FxHashMap::default();
    for (var, definitions) in &finder.definitions {
        for definition in definitions {
            if let Definition::Counted(iter) = definition {
                counted_by.insert(*iter, *var);
            }
        }
    }
    Bindings {
        all: finder.bindings(helpers),
        usizes: finder.usizes,
        counted_by,
    }
}

/// The variables that functions are given as a parameter more: those of functions around, and those of the
/// module that change in ways that have no plain form.
pub(super) fn passed_on(
    program: &Program<'_>,
    types: &Types,
    effects: &Effects,
    main: Option<FuncId>,
) -> Vec<Passed> {
    let finder = Finder::of(program, types, effects, main);
    let ids = (0..program.vars.len()).map(|id| VarId(u32::try_from(id).unwrap_or(u32::MAX)));
    ids.filter_map(|var| {
        let info = program.var(var);
        if !info.is_captured || info.occurrences.is_empty() {
            return None;
        }
        let passed = if info.func == FuncId(0) {
            if finder.global(var) != Some(Global::Refused) {
                return None;
            }
            let owner = finder.movable_to(var).unwrap_or(FuncId(0));
            Passed { var, owner }
        } else if program.func(info.func).name == "lambda" {
            return None;
        } else {
            Passed {
                var,
                owner: info.func,
            }
        };
        let users = passing::users(program, passed)?;
        (!users.is_empty()).then_some(passed)
    })
    .collect()
}

pub(super) struct Finder<'p, 'a> {
    pub(super) program: &'p Program<'a>,
    pub(super) types: &'p Types,
    pub(super) effects: &'p Effects,
    pub(super) usizes: FxHashSet<VarId>,
    /// What each variable is assigned, if that is an expression alone.
    pub(super) definitions: FxHashMap<VarId, Vec<Definition>>,
    /// The parameters that take what is left over.
    pub(super) stars: FxHashMap<VarId, ParamNature>,
    /// The function that is run once, as the program.
    pub(super) main: Option<FuncId>,
    /// Whether what can't be handed on may be in a lock.
    pub(super) has_locks: bool,
    /// What [`Finder::global`] has answered: a variable may be made of many that are made of others.
    pub(super) globals: RefCell<FxHashMap<VarId, Option<Global>>>,
    /// The variables that no function names and constants are made of that functions do.
    pub(super) constant_parts: OnceCell<FxHashSet<VarId>>,
}

#[derive(Debug, Clone, Copy)]
pub(super) enum Definition {
    Value(ExprId),
    Augmented(Operator, ExprId),
    /// An item of a range, or the index of `enumerate` without a start.
    Counted(ExprId),
    Other,
}

impl<'p, 'a> Finder<'p, 'a> {
    fn of(
        program: &'p Program<'a>,
        types: &'p Types,
        effects: &'p Effects,
        main: Option<FuncId>,
    ) -> Self {
        let mut finder = Self {
            program,
            types,
            effects,
            usizes: FxHashSet::default(),
            definitions: FxHashMap::default(),
            stars: FxHashMap::default(),
            main,
            has_locks: program.has_threads,
            globals: RefCell::default(),
            constant_parts: OnceCell::new(),
        };
        finder.collect();
        finder
    }

    fn collect(&mut self) {
        for func in &self.program.funcs {
            self.suite(&func.body);
            for param in &func.params {
                self.define(param.var, Definition::Other);
                if matches!(param.nature, ParamNature::Rest | ParamNature::Keywords) {
                    self.stars.insert(param.var, param.nature);
                }
            }
        }
        for class in &self.program.classes {
            self.suite(&class.body);
        }
        for expr in &self.program.exprs {
            match &expr.kind {
                Kind::Comprehension(comprehension) => {
                    for generator in &comprehension.generators {
                        self.loop_target(&generator.target, generator.iter);
                    }
                }
                Kind::Walrus(var, value) => self.define(*var, Definition::Value(*value)),
                _ => {}
            }
        }
    }

    fn define(&mut self, var: VarId, definition: Definition) {
        self.definitions.entry(var).or_default().push(definition);
    }

    /// Whether nothing assigns to a parameter but operators that change its list in place.
    pub(super) fn is_only_added_to(&self, var: VarId) -> bool {
        let definitions = self.definitions.get(&var).map_or(&[][..], Vec::as_slice);
        let is_added = |it: &&Definition| matches!(it, Definition::Augmented(Operator::Add, _));
        let others = definitions.len() - definitions.iter().filter(is_added).count();
        matches!(self.program.var(var).ty, Ty::List(_)) && others == 1
    }

    pub(super) fn suite(&mut self, suite: &Suite<'_>) {
        suite.body.iter().for_each(|it| self.stmt(it));
    }

    pub(super) fn stmt(&mut self, stmt: &Stmt<'_>) {
        match &stmt.kind {
            StmtKind::Assign { targets, value, .. } => {
                // Several names for one value that is no small one are no variables of their own.
                let is_one = targets.len() > 1 && !self.types.of(*value).is_copy();
                for target in targets {
                    self.target(target, (!is_one).then_some(*value));
                }
            }
            StmtKind::Augmented {
                target: Target::Var(var),
                op,
                value,
                ..
            } => {
                self.define(*var, Definition::Augmented(*op, *value));
            }
            StmtKind::For { target, iter, .. } => self.loop_target(target, *iter),
            StmtKind::Compound(..) => {
                if let Some((target, _)) = self.program.streams.get(&stmt.start) {
                    self.target(target, None);
                }
                if let Some(read) = self.program.matches.get(&stmt.start) {
                    let vars = read.cases.iter().flat_map(|it| it.pattern.vars());
                    vars.for_each(|it| self.define(it, Definition::Other));
                }
            }
            _ => {}
        }
        for inner in stmt.suites() {
            self.suite(inner);
        }
    }

    pub(super) fn target(&mut self, target: &Target, value: Option<ExprId>) {
        match target {
            Target::Var(var) => {
                let definition = value.map_or(Definition::Other, Definition::Value);
                self.define(*var, definition);
            }
            Target::Tuple(targets, star) => {
                let parts = value.and_then(|it| match self.program.kind(it) {
                    Kind::Tuple(items) if items.len() == targets.len() && star.is_none() => {
                        Some(items.clone())
                    }
                    _ => None,
                });
                for (index, target) in targets.iter().enumerate() {
                    self.target(target, parts.as_ref().map(|it| it[index]));
                }
            }
            _ => {}
        }
    }

    fn loop_target(&mut self, target: &Target, iter: ExprId) {
        match (target, self.program.kind(iter)) {
            (Target::Var(var), Kind::Call(..))
                if *self.types.of(iter) == Ty::Range || is_range(self.program, iter) =>
            {
                self.define(*var, Definition::Counted(iter));
            }
            (Target::Tuple(targets, None), Kind::Call(func, arguments))
                if matches!(self.program.kind(*func), Kind::Builtin(name) if name == "enumerate")
                    && arguments.len() == 1 =>
            {
                if let Some(Target::Var(var)) = targets.first() {
                    self.define(*var, Definition::Counted(iter));
                }
                targets.iter().skip(1).for_each(|it| self.target(it, None));
            }
            (target, _) => self.target(target, None),
        }
    }
}

pub(super) fn is_range(program: &Program<'_>, iter: ExprId) -> bool {
    match program.kind(iter) {
        Kind::Call(func, arguments) => match program.kind(*func) {
            Kind::Builtin(name) if name == "range" => true,
            Kind::Builtin(name) if name == "reversed" && arguments.len() == 1 => {
                is_range(program, arguments[0].value)
            }
            _ => false,
        },
        _ => false,
    }
}
