//! How each variable of Python stands in Rust: its name, its block, owned or borrowed, `mut` or not.

use rustc_hash::{FxHashMap, FxHashSet};
use rustpython_ast::{Operator, UnaryOp};

use super::code::Form;
use super::effects::Effects;
use super::names::{Taken, screaming, snake};
use crate::types::Types;
use crate::types::class_form::Role;
use crate::types::ir::{
    BlockId, ExprId, FuncId, Kind, Nature, ParamNature, Program, Stmt, StmtKind, Suite, Target,
    VarId,
};
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
    let mut finder = Finder {
        program,
        types,
        effects,
        usizes: FxHashSet::default(),
        definitions: FxHashMap::default(),
        main,
    };
    finder.collect();
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

struct Finder<'p, 'a> {
    program: &'p Program<'a>,
    types: &'p Types,
    effects: &'p Effects,
    usizes: FxHashSet<VarId>,
    /// What each variable is assigned, if that is an expression alone.
    definitions: FxHashMap<VarId, Vec<Definition>>,
    /// The function that is run once, as the program.
    main: Option<FuncId>,
}

#[derive(Debug, Clone, Copy)]
enum Definition {
    Value(ExprId),
    Augmented(Operator, ExprId),
    /// An item of a range, or the index of `enumerate` without a start.
    Counted(ExprId),
    Other,
}

impl Finder<'_, '_> {
    fn collect(&mut self) {
        for func in &self.program.funcs {
            self.suite(&func.body);
            for param in &func.params {
                self.define(param.var, Definition::Other);
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

    fn suite(&mut self, suite: &Suite<'_>) {
        suite.body.iter().for_each(|it| self.stmt(it));
    }

    fn stmt(&mut self, stmt: &Stmt<'_>) {
        match &stmt.kind {
            StmtKind::Assign { targets, value, .. } => {
                for target in targets {
                    self.target(target, Some(*value));
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
            StmtKind::For {
                target,
                iter,
                body,
                orelse,
            } => {
                self.loop_target(target, *iter);
                self.suite(body);
                orelse.iter().for_each(|it| self.suite(it));
            }
            StmtKind::While { body, orelse, .. } => {
                self.suite(body);
                orelse.iter().for_each(|it| self.suite(it));
            }
            StmtKind::If { arms, orelse } => {
                arms.iter().for_each(|it| self.suite(&it.body));
                orelse.iter().for_each(|it| self.suite(it));
            }
            StmtKind::Compound(suites, _) => suites.iter().for_each(|it| self.suite(it)),
            _ => {}
        }
    }

    fn target(&mut self, target: &Target, value: Option<ExprId>) {
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

    /// Integers that never are negative and mostly count places are `usize`.
    fn find_usizes(&mut self) {
        let used = self.index_uses();
        let ids =
            (0..self.program.vars.len()).map(|id| VarId(u32::try_from(id).unwrap_or(u32::MAX)));
        let candidates = ids.filter(|id| {
            let var = self.program.var(*id);
            var.ty == Ty::Int && !var.is_param && !var.is_captured && used.contains(id)
        });
        self.usizes = candidates.collect();
        loop {
            let program = self.program;
            let fails = |var: &VarId| {
                let definitions = self.definitions.get(var).map_or(&[][..], Vec::as_slice);
                definitions.is_empty()
                    || !definitions.iter().all(|it| match it {
                        Definition::Value(value) => is_count(program, *value, &self.usizes),
                        Definition::Augmented(Operator::Add | Operator::Mult, value) => {
                            is_count(program, *value, &self.usizes)
                        }
                        Definition::Counted(iter) => counts_up(program, *iter, &self.usizes),
                        _ => false,
                    })
            };
            let failing: Vec<VarId> = self.usizes.iter().copied().filter(|it| fails(it)).collect();
            if failing.is_empty() {
                break;
            }
            failing.iter().for_each(|it| {
                self.usizes.remove(it);
            });
        }
    }

    /// Variables that stand in an index or a bound of a slice.
    fn index_uses(&self) -> FxHashSet<VarId> {
        let mut used = FxHashSet::default();
        let mut note = |id: ExprId| {
            let mut rest = vec![id];
            while let Some(id) = rest.pop() {
                match self.program.kind(id) {
                    Kind::Var(var) => {
                        used.insert(*var);
                    }
                    Kind::Binary(_, a, b) => rest.extend([*a, *b]),
                    _ => {}
                }
            }
        };
        for expr in &self.program.exprs {
            match &expr.kind {
                Kind::Index(object, index)
                    if !matches!(self.types.of(*object).some(), Ty::Dict(..)) =>
                {
                    note(*index)
                }
                Kind::Slice(_, bounds) => bounds.iter().flatten().for_each(|it| note(*it)),
                _ => {}
            }
        }
        for func in &self.program.funcs {
            index_targets(&func.body, &mut |object, index| {
                if !matches!(self.types.of(object).some(), Ty::Dict(..)) {
                    note(index);
                }
            });
        }
        used
    }

    fn bindings(&self, helpers: &[&str]) -> Vec<Binding> {
        let mut spaces: FxHashMap<FuncId, Taken> = FxHashMap::default();
        let mut bindings = Vec::with_capacity(self.program.vars.len());
        for (index, var) in self.program.vars.iter().enumerate() {
            let id = VarId(u32::try_from(index).unwrap_or(u32::MAX));
            let global = self.global(id);
            let space = spaces.entry(var.func).or_insert_with(|| {
                let mut taken = Taken::default();
                helpers.iter().for_each(|it| taken.reserve(it));
                for func in &self.program.funcs {
                    taken.name(snake(&func.name), &func.name);
                }
                taken
            });
            let rust = match global {
                Some(Global::Const | Global::Lazy | Global::Cell) => screaming(&var.name),
                _ => snake(&var.name),
            };
            let is_self = var.is_param && {
                let func = self.program.func(var.func);
                func.class.is_some()
                    && func.role != Role::Static
                    && func.params.first().is_some_and(|it| it.var == id)
            };
            bindings.push(Binding {
                name: if is_self {
                    "self".to_owned()
                } else {
                    space.name(rust, &var.name)
                },
                form: self.form(id),
                is_usize: self.usizes.contains(&id),
                needs_mut: self.needs_mut(id),
                home: self.home(id),
                global,
            });
        }
        self.rename_shadowing(&mut bindings);
        bindings
    }

    /// A variable in a block that hides one around it of the same name, which is used there, too, is called
    /// something else.
    fn rename_shadowing(&self, bindings: &mut [Binding]) {
        let mut by_name: FxHashMap<(FuncId, String), Vec<usize>> = FxHashMap::default();
        for (index, var) in self.program.vars.iter().enumerate() {
            if !var.occurrences.is_empty() {
                by_name
                    .entry((var.func, bindings[index].name.clone()))
                    .or_default()
                    .push(index);
            }
        }
        for all in by_name.values().filter(|it| it.len() > 1) {
            for inner in all {
                let home = bindings[*inner].home;
                let hides = all.iter().any(|outer| {
                    outer != inner
                        && bindings[*outer].home != home
                        && self.program.common_block(bindings[*outer].home, home)
                            == bindings[*outer].home
                        && self.program.vars[*outer]
                            .occurrences
                            .iter()
                            .any(|it| self.program.common_block(it.block, home) == home)
                });
                if hides {
                    let renamed = format!("{}_{inner}", bindings[*inner].name);
                    bindings[*inner].name = renamed;
                }
            }
        }
    }

    /// Whether it is assigned anew, or its value is changed in place.
    fn needs_mut(&self, id: VarId) -> bool {
        let var = self.program.var(id);
        if self.effects.changed.contains(&id) && self.form(id) == Form::Place {
            return true;
        }
        let home = self.home(id);
        let defs: Vec<_> = var.occurrences.iter().filter(|it| it.is_def).collect();
        let in_loop = |block: BlockId| {
            self.program
                .blocks_around(block)
                .take_while(|it| *it != home)
                .any(|it| self.program.blocks[it.at()].nature == Nature::Loop)
        };
        if defs.iter().any(|it| in_loop(it.block)) {
            return true;
        }
        defs.iter().enumerate().any(|(at, a)| {
            defs[at + 1..]
                .iter()
                .any(|b| !self.program.are_exclusive(a.block, b.block))
        })
    }

    /// The innermost block around all its occurrences; outside of loops that begin with a use of it.
    fn home(&self, id: VarId) -> BlockId {
        let var = self.program.var(id);
        let mut occurrences = var.occurrences.iter();
        let Some(first) = occurrences.next() else {
            return BlockId(0);
        };
        let mut home = occurrences.fold(first.block, |home, it| {
            self.program.common_block(home, it.block)
        });
        if !first.is_def && !var.is_param {
            let root = self.program.blocks_around(home);
            let func = self.program.blocks[home.at()].func;
            let outer = root
                .take_while(|it| self.program.blocks[it.at()].func == func)
                .last();
            home = outer.unwrap_or(home);
        }
        home
    }

    fn form(&self, id: VarId) -> Form {
        let var = self.program.var(id);
        if var.ty.is_copy() || !var.is_param {
            return Form::Place;
        }
        let func = self.program.func(var.func);
        let nature = func
            .params
            .iter()
            .find(|it| it.var == id)
            .map(|it| it.nature);
        if matches!(nature, Some(ParamNature::Keywords)) {
            return Form::Place;
        }
        let defs = var.occurrences.iter().filter(|it| it.is_def).count();
        let is_changed = self.effects.changed.contains(&id);
        // What is kept is the function's own from then on.
        let is_kept = self.effects.stored.contains(&id)
            && var.ty.is_shared()
            && !matches!(nature, Some(ParamNature::Rest))
            && !(func.class.is_some() && func.params.first().is_some_and(|it| it.var == id));
        if is_kept {
            return Form::Place;
        }
        match (is_changed, defs > 1, &var.ty) {
            (true, false, _) => Form::MutRef,
            (_, true, _) | (_, _, Ty::Iter(_)) => Form::Place,
            _ => Form::Ref,
        }
    }

    fn global(&self, id: VarId) -> Option<Global> {
        let var = self.program.var(id);
        if var.func != FuncId(0) || !var.is_captured {
            return None;
        }
        let defs: Vec<_> = var.occurrences.iter().filter(|it| it.is_def).collect();
        let definitions = self.definitions.get(&id).map_or(&[][..], Vec::as_slice);
        let top = self.program.func(FuncId(0)).body.block;
        if let ([def], [Definition::Value(value)]) = (defs.as_slice(), definitions)
            && Some(def.block) == top
            && !self.effects.changed.contains(&id)
        {
            return Some(if self.is_const(*value, &var.ty) {
                Global::Const
            } else if self.is_pure(*value) {
                Global::Lazy
            } else {
                Global::Refused
            });
        }
        if let ([def], [Definition::Value(value)], Some(main)) =
            (defs.as_slice(), definitions, self.main)
            && Some(def.block) == top
            && self.is_pure(*value)
            && var
                .occurrences
                .iter()
                .all(|it| it.is_def || self.program.blocks[it.block.at()].func == main)
        {
            return Some(Global::Moved(main));
        }
        let first = definitions.first();
        if var.ty.is_copy()
            && matches!(first, Some(Definition::Value(value)) if self.is_const(*value, &var.ty))
            && defs.first().is_some_and(|it| Some(it.block) == top)
        {
            return Some(Global::Cell);
        }
        Some(Global::Refused)
    }

    /// Whether Rust can compute it when it compiles.
    fn is_const(&self, id: ExprId, ty: &Ty) -> bool {
        match (self.program.kind(id), ty) {
            (Kind::Int(_) | Kind::Float(_) | Kind::Bool(_) | Kind::None, _) => ty.is_copy(),
            (Kind::Str(_), Ty::Lit | Ty::Char) => true,
            (Kind::Str(_), Ty::Option(of)) => **of == Ty::Lit,
            (Kind::Unary(UnaryOp::USub, of), _) => self.is_const(*of, ty),
            (Kind::Binary(Operator::Add | Operator::Sub | Operator::Mult, a, b), Ty::Int) => {
                self.is_const(*a, ty) && self.is_const(*b, ty)
            }
            (Kind::Tuple(items), Ty::Tuple(types)) => {
                items.len() == types.len()
                    && items
                        .iter()
                        .zip(types)
                        .all(|(it, ty)| self.is_const(*it, ty))
            }
            (Kind::Tuple(items) | Kind::List(items), Ty::List(of) | Ty::Tuples(of)) => {
                of.is_copy() && items.iter().all(|it| self.is_const(*it, of))
            }
            _ => false,
        }
    }

    /// Whether it does nothing but compute a value.
    fn is_pure(&self, id: ExprId) -> bool {
        let all = |ids: &[ExprId]| ids.iter().all(|it| self.is_pure(*it));
        match self.program.kind(id) {
            Kind::Int(_)
            | Kind::Float(_)
            | Kind::Bool(_)
            | Kind::None
            | Kind::Str(_)
            | Kind::BigInt(_)
            | Kind::Bytes(_) => true,
            Kind::Var(var) => {
                matches!(self.global(*var), Some(Global::Const | Global::Lazy))
                    || self.is_local(*var, id)
            }
            Kind::Tuple(items) | Kind::List(items) | Kind::Set(items) => all(items),
            Kind::Dict(items) => items
                .iter()
                .all(|(key, value)| key.is_none_or(|it| self.is_pure(it)) && self.is_pure(*value)),
            Kind::Binary(_, a, b) => self.is_pure(*a) && self.is_pure(*b),
            Kind::Unary(_, a) | Kind::Starred(a) => self.is_pure(*a),
            Kind::Logic(_, items) => all(items),
            Kind::Compare(a, rest) => {
                self.is_pure(*a) && rest.iter().all(|(_, it)| self.is_pure(*it))
            }
            Kind::Index(a, b) => self.is_pure(*a) && self.is_pure(*b),
            Kind::Slice(a, bounds) => {
                self.is_pure(*a) && bounds.iter().flatten().all(|it| self.is_pure(*it))
            }
            Kind::Comprehension(comprehension) => {
                self.is_pure(comprehension.element)
                    && comprehension.key.is_none_or(|it| self.is_pure(it))
                    && comprehension
                        .generators
                        .iter()
                        .all(|it| self.is_pure(it.iter) && all(&it.conditions))
            }
            Kind::Call(func, arguments) => {
                let is_pure_func = match self.program.kind(*func) {
                    Kind::Builtin(name) => {
                        !matches!(name.as_str(), "print" | "input" | "open" | "next")
                    }
                    Kind::Attribute(object, name) => {
                        self.is_pure(*object)
                            && self.types.of(*object).is_text()
                            && name != "append"
                    }
                    Kind::Import(name) => {
                        name.starts_with("math.") || name.starts_with("collections.")
                    }
                    _ => false,
                };
                is_pure_func && arguments.iter().all(|it| self.is_pure(it.value))
            }
            _ => false,
        }
    }

    /// Whether it is a target of a comprehension.
    fn is_local(&self, var: VarId, _: ExprId) -> bool {
        let top = self.program.func(FuncId(0)).body.block;
        self.program
            .var(var)
            .occurrences
            .first()
            .is_some_and(|it| Some(it.block) != top)
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

/// Whether an integer expression is never negative, and can be computed with `usize`.
pub(super) fn is_count(program: &Program<'_>, id: ExprId, usizes: &FxHashSet<VarId>) -> bool {
    match program.kind(id) {
        Kind::Int(int) => *int >= 0,
        Kind::Var(var) => usizes.contains(var),
        Kind::Binary(Operator::Add | Operator::Mult, a, b) => {
            is_count(program, *a, usizes) && is_count(program, *b, usizes)
        }
        Kind::Binary(Operator::FloorDiv | Operator::Mod, a, b) => {
            is_count(program, *a, usizes) && matches!(program.kind(*b), Kind::Int(int) if *int > 0)
        }
        Kind::Call(func, arguments) => match program.kind(*func) {
            Kind::Builtin(name) if name == "len" => true,
            Kind::Builtin(name) if (name == "min" || name == "max") && arguments.len() > 1 => {
                arguments.iter().all(|it| {
                    it.name.is_none() && it.stars == 0 && is_count(program, it.value, usizes)
                })
            }
            _ => false,
        },
        _ => false,
    }
}

/// Whether what a range or an `enumerate` counts is never negative, and computed with `usize`.
pub(super) fn counts_up(program: &Program<'_>, iter: ExprId, usizes: &FxHashSet<VarId>) -> bool {
    let Kind::Call(func, arguments) = program.kind(iter) else {
        return false;
    };
    if arguments.iter().any(|it| it.name.is_some() || it.stars > 0) {
        return false;
    }
    let count = |at: usize| is_count(program, arguments[at].value, usizes);
    // `len(x) - 1` is an end that may be below zero, where the range is empty.
    let end = |at: usize| {
        count(at)
            || matches!(program.kind(arguments[at].value), Kind::Binary(Operator::Sub, a, b)
                if is_count(program, *a, usizes) && is_count(program, *b, usizes))
    };
    match (program.kind(*func), arguments.len()) {
        (Kind::Builtin(name), 1) if name == "enumerate" => true,
        (Kind::Builtin(name), 1) if name == "reversed" => {
            counts_up(program, arguments[0].value, usizes)
        }
        (Kind::Builtin(name), 1) if name == "range" => end(0),
        (Kind::Builtin(name), 2) if name == "range" => count(0) && end(1),
        (Kind::Builtin(name), 3) if name == "range" => match program.kind(arguments[2].value) {
            Kind::Int(step) if *step > 0 => count(0) && end(1),
            // Down to 0: `range(n - 1, -1, -1)`.
            Kind::Int(-1) => {
                end(0) && (count(1) || matches!(program.kind(arguments[1].value), Kind::Int(-1)))
            }
            _ => false,
        },
        _ => false,
    }
}

/// Calls `each` with what is assigned to by an index.
fn index_targets(suite: &Suite<'_>, each: &mut impl FnMut(ExprId, ExprId)) {
    for stmt in &suite.body {
        match &stmt.kind {
            StmtKind::Assign { targets, .. } => {
                targets.iter().for_each(|it| index_target(it, each))
            }
            StmtKind::Augmented { target, .. } => index_target(target, each),
            StmtKind::For { body, orelse, .. } | StmtKind::While { body, orelse, .. } => {
                index_targets(body, each);
                orelse.iter().for_each(|it| index_targets(it, each));
            }
            StmtKind::If { arms, orelse } => {
                arms.iter().for_each(|it| index_targets(&it.body, each));
                orelse.iter().for_each(|it| index_targets(it, each));
            }
            StmtKind::Compound(suites, _) => suites.iter().for_each(|it| index_targets(it, each)),
            _ => {}
        }
    }
}

fn index_target(target: &Target, each: &mut impl FnMut(ExprId, ExprId)) {
    match target {
        Target::Index(object, index) => each(*object, *index),
        Target::Tuple(targets, _) => targets.iter().for_each(|it| index_target(it, each)),
        _ => {}
    }
}
