//! Functions that use what is around them, as values: which of them are closures of Rust. Such a value has a
//! type without a name, so it is called, passed to what only calls it, or given back, and nothing else.

use std::collections::BTreeSet;

use rustc_hash::{FxHashMap, FxHashSet};

use super::captured::Kept;
use super::effects::Effects;
use super::raises::Raises;
use crate::types::Types;
use crate::types::ir::{
    ExprId, FuncId, Kind, Nature, Occurrence, ParamNature, Program, StmtKind, VarId,
};
use crate::types::ty::Ty;

/// A function that is a closure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Closure {
    /// Whether it changes what it has: `FnMut`.
    pub(super) changes: bool,
    /// The function that gives it back; what it uses is moved into it.
    pub(super) given_by: Option<FuncId>,
    /// Whether it is a lambda that is written as an argument.
    pub(super) is_argument: bool,
}

/// The functions of a program that are values.
#[derive(Debug, Default)]
pub(super) struct Closures {
    /// Those that use what is around them, and are closures of Rust.
    pub(super) all: FxHashMap<FuncId, Closure>,
    /// Functions within functions that use nothing of what is around them.
    pub(super) plain: FxHashSet<FuncId>,
    /// Those that are kept with what they use.
    pub(super) kept: FxHashMap<FuncId, Kept>,
    /// Those of which somebody looks at what they give where they are called as values.
    pub(super) asked: FxHashSet<FuncId>,
    /// Lambdas that are written out where they are called: arguments of builtins, keys of sorts.
    pub(super) inline: FxHashSet<FuncId>,
}

impl Closures {
    /// Whether a function is a closure that changes what it has.
    pub(super) fn changes(&self, id: FuncId) -> bool {
        self.all.get(&id).is_some_and(|it| it.changes)
            || self.kept.get(&id).is_some_and(|it| it.changes)
    }
}

/// Where a function may be, by the types.
#[derive(Debug, Default)]
struct Places {
    vars: Vec<VarId>,
    exprs: Vec<ExprId>,
    /// The functions that give it back.
    givers: Vec<FuncId>,
    is_in_field: bool,
}

struct Search<'p, 'a> {
    program: &'p Program<'a>,
    types: &'p Types,
    effects: &'p Effects,
    raises: &'p Raises,
    callees: FxHashSet<ExprId>,
    /// Arguments, with what is called.
    arguments: FxHashMap<ExprId, ExprId>,
    /// What each function uses of functions around it, or of the module's run.
    captures: FxHashMap<FuncId, FxHashSet<VarId>>,
    /// Functions that call themselves, and those with others in them.
    recursive: FxHashSet<FuncId>,
    around: FxHashSet<FuncId>,
    lambdas: FxHashMap<FuncId, ExprId>,
    places: FxHashMap<FuncId, Places>,
    /// Variables that are used for more than to be called.
    kept: FxHashSet<VarId>,
}

/// Finds the closures of a program.
pub(super) fn find(
    program: &Program<'_>,
    types: &Types,
    effects: &Effects,
    raises: &Raises,
) -> Closures {
    let mut found = Closures {
        asked: asked(program, types),
        inline: super::inline::lambdas(program, types),
        ..Closures::default()
    };
    let mut candidates: Vec<FuncId> = ids(program.funcs.len())
        .map(FuncId)
        .filter(|id| {
            let func = program.func(*id);
            let is_lambda = func.name == "lambda";
            let is_nested = func.parent.is_some_and(|it| it != FuncId(0)) && func.class.is_none();
            (is_lambda || is_nested && func.is_value)
                && func.refused.is_none()
                && !func.is_generator
                && !func.is_async
                && !func.is_cached
                && !program.kept.contains(id)
        })
        .collect();
    if candidates.is_empty() {
        return found;
    }
    let mut search = Search {
        program,
        types,
        effects,
        raises,
        callees: FxHashSet::default(),
        arguments: FxHashMap::default(),
        captures: FxHashMap::default(),
        recursive: FxHashSet::default(),
        around: program.funcs.iter().filter_map(|it| it.parent).collect(),
        lambdas: FxHashMap::default(),
        places: FxHashMap::default(),
        kept: FxHashSet::default(),
    };
    search.index();
    candidates.retain(|id| search.captures(*id).is_some());
    for id in candidates {
        let captures = search.captures(id).unwrap_or_default();
        if captures.is_empty() {
            found.plain.insert(id);
        } else if !(raises.fails(id) && found.inline.contains(&id))
            && let Some(closure) = search.closure(id, &captures)
        {
            found.all.insert(id, closure);
        }
    }
    found
}

/// The functions of which somebody looks at what they give where they are called as values.
fn asked(program: &Program<'_>, types: &Types) -> FxHashSet<FuncId> {
    let mut statements = FxHashSet::default();
    let suites = program.funcs.iter().map(|it| &it.body);
    let mut waiting: Vec<_> = suites
        .chain(program.classes.iter().map(|it| &it.body))
        .collect();
    while let Some(suite) = waiting.pop() {
        for stmt in &suite.body {
            if let StmtKind::Expr(expr) = stmt.kind {
                statements.insert(expr);
            }
            waiting.extend(stmt.suites());
        }
    }
    let mut asked = FxHashSet::default();
    for (at, expr) in ids(program.exprs.len()).zip(&program.exprs) {
        let Kind::Call(func, arguments) = &expr.kind else {
            continue;
        };
        match program.kind(*func) {
            Kind::Func(_) | Kind::Class(_) => {}
            // What calls what it is given is not seen.
            Kind::Builtin(_) | Kind::Import(_) => {
                for argument in arguments {
                    asked.extend(types.of(argument.value).functions());
                }
            }
            _ if statements.contains(&ExprId(at)) => {}
            _ => asked.extend(types.of(*func).functions()),
        }
        if let Kind::Attribute(object, name) = program.kind(*func)
            && types.of(*func).functions().is_empty()
        {
            let keeps = match types.of(*object).some() {
                Ty::Instance(_) | Ty::Dyn(_) | Ty::Class(_) => true,
                Ty::List(_) | Ty::Deque(_) | Ty::Dict(..) | Ty::Set(_) => name != "sort",
                _ => false,
            };
            if !keeps {
                let given = arguments.iter().map(|it| types.of(it.value));
                given.for_each(|it| asked.extend(it.functions()));
            }
        }
    }
    asked
}

fn ids(count: usize) -> impl Iterator<Item = u32> {
    0..u32::try_from(count).unwrap_or(u32::MAX)
}

impl Search<'_, '_> {
    /// Notes what is asked of each function once, for all of them.
    fn index(&mut self) {
        let program = self.program;
        for (at, expr) in ids(program.exprs.len()).zip(&program.exprs) {
            match &expr.kind {
                Kind::Call(func, arguments) => {
                    self.callees.insert(*func);
                    let values = arguments.iter().map(|it| (it.value, *func));
                    self.arguments.extend(values);
                }
                Kind::Func(id) if self.is_in(expr.block, *id) => {
                    self.recursive.insert(*id);
                }
                Kind::Lambda(id) => {
                    self.lambdas.insert(*id, ExprId(at));
                }
                _ => {}
            }
        }
        for (at, expr) in ids(program.exprs.len()).zip(&program.exprs) {
            if let Kind::Var(var) = expr.kind
                && !self.callees.contains(&ExprId(at))
            {
                self.kept.insert(var);
            }
            for func in functions_in(self.types.of(ExprId(at))) {
                self.places.entry(func).or_default().exprs.push(ExprId(at));
            }
        }
        for (at, func) in ids(program.funcs.len()).zip(&program.funcs) {
            for given in functions_in(&func.ret) {
                self.places
                    .entry(given)
                    .or_default()
                    .givers
                    .push(FuncId(at));
            }
        }
        for func in self.types.fields.values().flat_map(functions_in) {
            self.places.entry(func).or_default().is_in_field = true;
        }
        for (at, var) in ids(program.vars.len()).zip(&program.vars) {
            for func in functions_in(&var.ty) {
                self.places.entry(func).or_default().vars.push(VarId(at));
            }
            for occurrence in &var.occurrences {
                let around = program.blocks_around(occurrence.block);
                let funcs = around.map(|it| program.blocks[it.at()].func);
                for func in funcs.take_while(|it| *it != var.func) {
                    self.captures.entry(func).or_default().insert(VarId(at));
                }
            }
        }
    }

    /// What a function uses of what is around it; None if it is no closure for that.
    fn captures(&self, id: FuncId) -> Option<FxHashSet<VarId>> {
        let found = self.captures.get(&id).cloned().unwrap_or_default();
        // What functions pass on among themselves is a parameter of them.
        let is_passed = |it: &VarId| {
            let var = self.program.var(*it);
            var.is_passed || var.is_handed
        };
        // A closure has no name to call itself by; functions within it have captures of their own.
        let is_nameless = !self.recursive.contains(&id) || found.is_empty();
        (is_nameless && !self.around.contains(&id) && !found.iter().any(is_passed)).then_some(found)
    }

    fn is_in(&self, block: crate::types::ir::BlockId, id: FuncId) -> bool {
        self.program
            .blocks_around(block)
            .any(|it| self.program.blocks[it.at()].func == id)
    }

    fn closure(&self, id: FuncId, captures: &FxHashSet<VarId>) -> Option<Closure> {
        let program = self.program;
        let func = program.func(id);
        let owner = func.parent?;
        let is_plain = |it: &crate::types::ir::Param<'_>| {
            it.nature == ParamNature::Plain
                && it
                    .default
                    .is_none_or(|it| super::captured::is_literal(program.kind(it)))
        };
        if !func.params.iter().all(is_plain) {
            return None;
        }
        let given_by = match self.givers(id)?.as_slice() {
            [] => None,
            [one] => Some(*one),
            _ => return None,
        };
        self.is_only_called(id, given_by)?;
        let mut changes = false;
        let is_argument = self.is_argument(id);
        let definition = if is_argument { 0 } else { self.position(id)? };
        for var in captures {
            let info = program.var(*var);
            if info.func != owner {
                return None;
            }
            let is_inside = |it: &&Occurrence| self.is_in(it.block, id);
            let assigned = info.occurrences.iter().filter(|it| it.is_def);
            let (inner, outer): (Vec<&Occurrence>, Vec<&Occurrence>) =
                assigned.partition(is_inside);
            let is_changed = self.effects.changed.contains(var);
            changes |= !inner.is_empty() || is_changed;
            if is_changed && (given_by.is_none() || info.is_param) {
                return None;
            }
            // It is called where it stands, and gone afterwards.
            if is_argument && inner.is_empty() {
                continue;
            }
            if outer.iter().any(|it| it.position > definition) {
                return None;
            }
            let is_used_later = info
                .occurrences
                .iter()
                .any(|it| !self.is_in(it.block, id) && it.position > definition);
            // What is moved in, or changed by it, nobody else has.
            if is_used_later && (given_by.is_some() || !inner.is_empty()) {
                return None;
            }
            if given_by.is_some() && !info.ty.is_copy() && (info.is_param || !inner.is_empty()) {
                return None;
            }
        }
        if given_by.is_some_and(|it| it != owner) || changes && given_by.is_none() {
            return None;
        }
        Some(Closure {
            changes,
            given_by,
            is_argument,
        })
    }

    /// Whether it is a lambda that is an argument.
    fn is_argument(&self, id: FuncId) -> bool {
        let lambda = self.lambdas.get(&id);
        lambda.is_some_and(|it| self.arguments.contains_key(it))
    }

    /// Where a function is defined; not in a loop, whose variables it would see as they are at the end.
    fn position(&self, id: FuncId) -> Option<u32> {
        let func = self.program.func(id);
        let owner = func.parent?;
        if let Some(lambda) = self.lambdas.get(&id) {
            let lambda = self.program.expr(*lambda);
            let (position, block) = (lambda.position, lambda.block);
            let around = self.program.blocks_around(block);
            let own = around.take_while(|it| self.program.blocks[it.at()].func == owner);
            let is_looped = own
                .into_iter()
                .any(|it| self.program.blocks[it.at()].nature == Nature::Loop);
            return (!is_looped).then_some(position);
        }
        let body = &self.program.func(owner).body.body;
        let def = body
            .iter()
            .find(|it| matches!(it.kind, crate::types::ir::StmtKind::Function(of) if of == id))?;
        Some(def.end)
    }

    /// The functions that give it back; None if one of them may give something else, too, or fail.
    fn givers(&self, id: FuncId) -> Option<Vec<FuncId>> {
        let givers = self.places.get(&id).map_or(&[][..], |it| &it.givers);
        let is_plain =
            |it: &FuncId| self.program.func(*it).ret == Ty::Func(id) && !self.raises.fails(*it);
        givers.iter().all(is_plain).then(|| givers.to_vec())
    }

    /// Whether all that may be this function is called, passed to what only calls it, or given back.
    fn is_only_called(&self, id: FuncId, given_by: Option<FuncId>) -> Option<()> {
        let program = self.program;
        let places = self.places.get(&id)?;
        if places.is_in_field {
            return None;
        }
        for id_of_var in &places.vars {
            let var = program.var(*id_of_var);
            let is_one = matches!(var.ty, Ty::Func(_) | Ty::Funcs(_));
            let is_lent = given_by.is_none() || var.is_param || var.ty == Ty::Func(id);
            let defs = var.assignments();
            let is_kept = self.kept.contains(id_of_var);
            if !is_one || !is_lent || var.is_captured || defs > 1 || is_kept {
                return None;
            }
        }
        for expr in &places.exprs {
            let is_plain = matches!(
                program.kind(*expr),
                Kind::Lambda(_) | Kind::Func(_) | Kind::Var(_) | Kind::Call(..)
            );
            if !is_plain || !matches!(self.types.of(*expr), Ty::Func(_) | Ty::Funcs(_)) {
                return None;
            }
            // Where it is passed, there has to be a function of the file that calls it.
            if let Some(callee) = self.arguments.get(expr)
                && !matches!(program.kind(*callee), Kind::Func(_))
                && !self.substitutes(*callee)
            {
                return None;
            }
        }
        Some(())
    }
}

impl Search<'_, '_> {
    /// Whether what is called is `re.sub`, or that of a pattern: it calls what it is given, and keeps nothing.
    fn substitutes(&self, callee: ExprId) -> bool {
        match self.program.kind(callee) {
            Kind::Import(name) => name == "re.sub" || name == "re.subn",
            Kind::Attribute(object, name) => {
                matches!(name.as_str(), "sub" | "subn")
                    && *self.types.of(*object) == Ty::Foreign("re.Pattern")
            }
            _ => false,
        }
    }
}

/// The functions that values of a type may be, or hold.
pub(super) fn functions_in(ty: &Ty) -> BTreeSet<FuncId> {
    match ty {
        Ty::List(of) | Ty::Set(of) | Ty::Tuples(of) | Ty::Deque(of) | Ty::Iter(of) => {
            functions_in(of)
        }
        Ty::Dict(key, value, _) => &functions_in(key) | &functions_in(value),
        Ty::Tuple(items) => items.iter().flat_map(functions_in).collect(),
        Ty::Callable(params, ret) => {
            let params = params.iter().flat_map(functions_in);
            params.chain(functions_in(ret)).collect()
        }
        Ty::Option(of) => functions_in(of),
        ty => ty.functions().iter().copied().collect(),
    }
}
