//! Containers that fields of several instances stand for, or a field and a variable: a list that workers are
//! given to put their results into. Each is in a cell that all of them own.

use rustc_hash::{FxHashMap, FxHashSet};

use super::class_facts::ClassFacts;
use super::effects::Effects;
use super::variables::Binding;
use crate::types::Types;
use crate::types::ir::{
    Argument, ClassId, ExprId, FuncId, Kind, Param, Program, Stmt, StmtKind, Suite, Target, VarId,
};
use crate::types::ty::Ty;

/// Functions of Python's own that only look at what they are given.
const LOOKING: &[&str] = &[
    "len",
    "print",
    "sorted",
    "sum",
    "min",
    "max",
    "list",
    "tuple",
    "set",
    "enumerate",
    "zip",
    "reversed",
    "any",
    "all",
    "str",
    "repr",
    "bool",
];

/// Fields that hold such a container, and the variables that stand for it: they are to be in cells.
pub(super) fn find(
    program: &Program<'_>,
    types: &Types,
    effects: &Effects,
    bindings: &[Binding],
) -> (FxHashSet<(ClassId, String)>, FxHashSet<VarId>) {
    let mut search = Search {
        program,
        types,
        effects,
        bindings,
        fields: FxHashMap::default(),
    };
    for class in program.class_ids().filter(|it| it.is_counted()) {
        for (param, field) in search.stored(class) {
            search.fields.insert(param, (class, field));
        }
    }
    let (mut fields, mut all) = (FxHashSet::default(), FxHashSet::default());
    for param in search.fields.keys() {
        if let Some(vars) = search.sharing(*param) {
            fields.extend(vars.iter().filter_map(|it| search.fields.get(it).cloned()));
            all.extend(vars);
        }
    }
    (fields, all)
}

/// The containers that functions are given, which functions in them keep and change, and the variables that stand
/// for these where they are called.
pub(super) fn captured(
    program: &Program<'_>,
    types: &Types,
    effects: &Effects,
    bindings: &[Binding],
) -> FxHashSet<VarId> {
    let mut all = FxHashSet::default();
    if program.kept.is_empty() {
        return all;
    }
    let search = Search {
        program,
        types,
        effects,
        bindings,
        fields: FxHashMap::default(),
    };
    let ids = (1..program.funcs.len()).filter_map(|it| u32::try_from(it).ok());
    for id in ids.map(FuncId) {
        let func = program.func(id);
        if func.class.is_some() || func.is_async || func.is_generator || func.value.is_some() {
            continue;
        }
        for param in &func.params {
            let info = program.var(param.var);
            if info.is_captured
                && is_container(&info.ty)
                && effects.changed.contains(&param.var)
                && search.is_kept_within(id, param.var)
                && let Some(vars) = search.shared_by_calls(id, param.var)
            {
                all.extend(vars);
            }
        }
    }
    all
}

struct Search<'p, 'a> {
    program: &'p Program<'a>,
    types: &'p Types,
    effects: &'p Effects,
    bindings: &'p [Binding],
    /// The fields that may be such, by the parameters of `__init__` that become them.
    fields: FxHashMap<VarId, (ClassId, String)>,
}

impl Search<'_, '_> {
    /// The parameters of `__init__` that do nothing but become fields which are containers that change.
    fn stored(&self, class: ClassId) -> Vec<(VarId, String)> {
        let program = self.program;
        let of = &program.classes[class.at()];
        let Some(init) = program.method(class, "__init__").map(|it| program.func(it)) else {
            return Vec::new();
        };
        let Some(me) = init.params.first().map(|it| it.var) else {
            return Vec::new();
        };
        if !of.bases.is_empty() || program.is_base(class) || init.is_async {
            return Vec::new();
        }
        let is_me = |id: &ExprId| matches!(program.kind(*id), Kind::Var(var) if *var == me);
        let sets = |stmt: &Stmt<'_>| match &stmt.kind {
            StmtKind::Assign { targets, value, .. } => match targets.as_slice() {
                [Target::Attribute(object, name)] if is_me(object) => Some((name.clone(), *value)),
                _ => None,
            },
            _ => None,
        };
        let is_plain = |it: &&Stmt<'_>| {
            sets(it).is_some() || matches!(it.kind, StmtKind::Docstring | StmtKind::Pass)
        };
        if init.body.body.iter().filter(is_plain).count() != init.body.body.len() {
            return Vec::new();
        }
        let mut found = Vec::new();
        for (name, value) in init.body.body.iter().filter_map(sets) {
            let Kind::Var(param) = program.kind(value) else {
                continue;
            };
            let info = program.var(*param);
            if info.is_param
                && info.occurrences.len() == 2
                && !info.is_captured
                && is_container(&info.ty)
                && self.bindings[param.at()].global.is_none()
                && self.effects.regions.is_changed(value, 0)
                && self.times_assigned(&name) == 1
            {
                found.push((*param, name));
            }
        }
        found
    }

    /// How often a field of that name is assigned in the file.
    fn times_assigned(&self, name: &str) -> usize {
        let mut count = 0;
        let bodies = self.program.funcs.iter().map(|it| &it.body);
        for body in bodies.chain(self.program.classes.iter().map(|it| &it.body)) {
            count_targets(body, name, &mut count);
        }
        count
    }

    /// The variables that stand for the containers that go to a parameter of `__init__`, with it, if they are used
    /// in ways that leave them what they are, and not only by one instance.
    fn sharing(&self, param: VarId) -> Option<FxHashSet<VarId>> {
        let mut vars: FxHashSet<VarId> = FxHashSet::from_iter([param]);
        let mut rest = vec![param];
        let mut is_shared = false;
        while let Some(var) = rest.pop() {
            let next = if let Some((class, _)) = self.fields.get(&var) {
                self.given_to(*class, var)?
            } else {
                let info = self.program.var(var);
                is_shared |= info.occurrences.iter().filter(|it| !it.is_def).count() > 1;
                self.passed_on(var)?
            };
            rest.extend(next.into_iter().filter(|it| vars.insert(*it)));
        }
        is_shared.then_some(vars)
    }

    /// The variables that all calls of a class give for a parameter.
    fn given_to(&self, class: ClassId, param: VarId) -> Option<Vec<VarId>> {
        let program = self.program;
        let init = program.func(program.method(class, "__init__")?);
        let params = init.params.get(1..)?;
        let mut vars = Vec::new();
        let (mut calls, mut uses) = (0, 0);
        for expr in &program.exprs {
            match &expr.kind {
                Kind::Class(of) if of.origin() == class.origin() => uses += 1,
                Kind::Call(func, arguments) if matches!(program.kind(*func), Kind::Class(of) if *of == class) =>
                {
                    calls += 1;
                    let Kind::Var(var) = program.kind(given_for(params, arguments, param)?) else {
                        return None;
                    };
                    vars.push(*var);
                }
                _ => {}
            }
        }
        (calls == uses && calls > 0).then_some(vars)
    }

    /// Whether all code of other functions that uses a parameter is part of one that is kept.
    fn is_kept_within(&self, id: FuncId, param: VarId) -> bool {
        let program = self.program;
        let occurrences = &program.var(param).occurrences;
        occurrences.iter().all(|it| {
            let around = program.blocks_around(it.block);
            let mut funcs = around.map(|it| program.blocks[it.at()].func);
            program.blocks[it.block.at()].func == id
                || funcs
                    .by_ref()
                    .take_while(|it| *it != id)
                    .any(|it| program.kept.contains(&it))
        })
    }

    /// The variables that all calls of a function give for a parameter, and those that they are passed on to.
    fn shared_by_calls(&self, id: FuncId, param: VarId) -> Option<FxHashSet<VarId>> {
        let mut vars: FxHashSet<VarId> = FxHashSet::from_iter([param]);
        let mut rest = self.leaves(param)?;
        rest.extend(self.given_by_calls(id, param)?);
        while let Some(var) = rest.pop() {
            if !vars.insert(var) {
                continue;
            }
            let info = self.program.var(var);
            if info.is_captured {
                // Another such parameter.
                if !info.is_param || !self.is_kept_within(info.func, var) {
                    return None;
                }
                rest.extend(self.given_by_calls(info.func, var)?);
            }
            rest.extend(self.leaves(var)?);
        }
        Some(vars)
    }

    /// The variables that all calls of a function give for a parameter.
    fn given_by_calls(&self, id: FuncId, param: VarId) -> Option<Vec<VarId>> {
        let program = self.program;
        let params = &program.func(id).params;
        let mut found = Vec::new();
        let (mut calls, mut uses) = (0, 0);
        for expr in &program.exprs {
            match &expr.kind {
                Kind::Func(of) if *of == id => uses += 1,
                Kind::Call(func, arguments) if matches!(program.kind(*func), Kind::Func(of) if *of == id) =>
                {
                    calls += 1;
                    let Kind::Var(var) = program.kind(given_for(params, arguments, param)?) else {
                        return None;
                    };
                    found.push(*var);
                }
                _ => {}
            }
        }
        (calls == uses && calls > 0).then_some(found)
    }

    /// The parameters that a variable is passed on to, if all its uses leave it where it is.
    fn passed_on(&self, var: VarId) -> Option<Vec<VarId>> {
        self.leaves(var)
            .filter(|_| !self.program.var(var).is_captured)
    }

    /// The same of a variable that functions within its own may use.
    fn leaves(&self, var: VarId) -> Option<Vec<VarId>> {
        let program = self.program;
        let info = program.var(var);
        let defs = info.assignments();
        let is_free = self.bindings[var.at()].global.is_none()
            && defs == 1
            && !info.is_passed
            && !info.is_handed
            && is_container(&info.ty);
        if !is_free || program.func(info.func).is_generator {
            return None;
        }
        let is_var = |id: &ExprId| matches!(program.kind(*id), Kind::Var(of) if *of == var);
        let mut allowed: FxHashSet<ExprId> = FxHashSet::default();
        let mut params = Vec::new();
        for expr in &program.exprs {
            match &expr.kind {
                Kind::Attribute(of, _) | Kind::Index(of, _) | Kind::Slice(of, _) => {
                    allowed.insert(*of);
                }
                Kind::Compare(..) | Kind::Format(_) => allowed.extend(expr.kind.parts()),
                Kind::Comprehension(it) => allowed.extend(it.generators.iter().map(|it| it.iter)),
                Kind::Call(func, arguments) => {
                    let given = arguments.iter().filter(|it| is_var(&it.value));
                    for argument in given {
                        match program.kind(*func) {
                            Kind::Builtin(name) if LOOKING.contains(&name.as_str()) => {}
                            Kind::Class(of) => {
                                let init = program.func(program.method(*of, "__init__")?);
                                let param = param_of(init.params.get(1..)?, arguments, argument)?;
                                self.fields.get(&param)?;
                                params.push(param);
                            }
                            Kind::Func(callee) => {
                                let callee = program.func(*callee);
                                if callee.is_async || callee.is_generator || argument.stars > 0 {
                                    return None;
                                }
                                params.push(param_of(&callee.params, arguments, argument)?);
                            }
                            Kind::Attribute(of, _) if self.types.of(*of).is_text() => {}
                            _ => return None,
                        }
                        allowed.insert(argument.value);
                    }
                }
                _ => {}
            }
        }
        for func in &program.funcs {
            iters(&func.body, &mut allowed);
        }
        let ids = (0..program.exprs.len()).map(|it| ExprId(u32::try_from(it).unwrap_or(u32::MAX)));
        let are_all_allowed = ids.filter(is_var).all(|it| allowed.contains(&it));
        are_all_allowed.then_some(params)
    }
}

fn is_container(ty: &Ty) -> bool {
    matches!(ty, Ty::List(_) | Ty::Dict(..) | Ty::Set(_) | Ty::Deque(_))
}

/// The argument that a call gives for a parameter.
fn given_for(params: &[Param<'_>], arguments: &[Argument], param: VarId) -> Option<ExprId> {
    let found = arguments
        .iter()
        .find(|it| param_of(params, arguments, it) == Some(param))?;
    (found.stars == 0).then_some(found.value)
}

/// The parameter that an argument goes to.
fn param_of(params: &[Param<'_>], arguments: &[Argument], argument: &Argument) -> Option<VarId> {
    if let Some(name) = &argument.name {
        return Some(params.iter().find(|it| it.name == *name)?.var);
    }
    let plain = arguments.iter().filter(|it| it.name.is_none());
    let at = plain.clone().position(|it| it.value == argument.value)?;
    if plain.take(at + 1).any(|it| it.stars > 0) {
        return None;
    }
    params.get(at).map(|it| it.var)
}

/// What the loops of a suite go through.
fn iters(suite: &Suite<'_>, found: &mut FxHashSet<ExprId>) {
    for stmt in &suite.body {
        if let StmtKind::For { iter, .. } = &stmt.kind {
            found.insert(*iter);
        }
        for inner in stmt.suites() {
            iters(inner, found);
        }
    }
}

fn count_targets(suite: &Suite<'_>, field: &str, count: &mut usize) {
    let is_one = |it: &Target| matches!(it, Target::Attribute(_, name) if name == field);
    for stmt in &suite.body {
        let targets = match &stmt.kind {
            StmtKind::Assign { targets, .. } | StmtKind::Delete(targets) => targets.as_slice(),
            StmtKind::Augmented { target, .. } | StmtKind::For { target, .. } => {
                std::slice::from_ref(target)
            }
            _ => &[],
        };
        for target in targets {
            *count += match target {
                Target::Tuple(parts, _) => parts.iter().filter(|it| is_one(it)).count(),
                target => usize::from(is_one(target)),
            };
        }
        for inner in stmt.suites() {
            count_targets(inner, field, count);
        }
    }
}

impl ClassFacts {
    /// Whether a field stands for a container that others stand for, too.
    pub(super) fn shares(&self, class: ClassId, field: &str) -> bool {
        self.shared_fields.contains(&(class, field.to_owned()))
    }
}

/// The function of a variable, where that is an `__init__` whose instances may have to be counted.
pub(super) fn made_by(program: &Program<'_>, param: VarId) -> Option<ClassId> {
    let info = program.var(param);
    let func: FuncId = info.func;
    let of = program.func(func);
    let class = of
        .class
        .filter(|it| of.name == "__init__" && !it.is_counted())?;
    (info.is_param && is_container(&info.ty)).then_some(class)
}
