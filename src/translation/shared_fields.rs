//! Containers that fields of several instances stand for, or a field and a variable: a list that workers are
//! given to put their results into. Each is in a cell that all of them own.

mod given_containers;

use rustc_hash::{FxHashMap, FxHashSet};

use super::class_facts::ClassFacts;
use super::effects::Effects;
use super::variables::Binding;
use crate::types::Types;
use crate::types::ir::{
    ClassId, ExprId, FuncId, Kind, Program, Stmt, StmtKind, Suite, Target, VarId,
};
use crate::types::ty::Ty;

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
}

fn is_container(ty: &Ty) -> bool {
    matches!(ty, Ty::List(_) | Ty::Dict(..) | Ty::Set(_) | Ty::Deque(_))
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
