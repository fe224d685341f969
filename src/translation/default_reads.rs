//! Which reads of a defaultdict put a key in where somebody may see it: they change the dict.

mod crowded;

use crowded::{is_crowded, is_used_beside};
use rustc_hash::{FxHashMap, FxHashSet};

use super::missing;
use crate::types::Types;
use crate::types::ir::{ExprId, Kind, Program, StmtKind, Suite, Target, VarId};
use crate::types::ty::{DictKind, Ty};

pub(super) use crowded::parents;

/// The reads of defaultdicts, each by the dict as it stands in it.
#[derive(Debug, Default)]
pub(super) struct Reads {
    /// The key is one that the dict gave itself.
    known: FxHashSet<ExprId>,
    /// A key that is not there is put in.
    inserting: FxHashSet<ExprId>,
    /// Those of them beside which the dict, or what holds it, is used in another way.
    crowded: FxHashSet<ExprId>,
    /// Those of them whose key is used beside them, too.
    pub(super) keeps_key: FxHashSet<ExprId>,
    /// Reads that may put a key in where Rust lets nothing be changed: to show, compare or order an instance.
    pub(super) refused: FxHashSet<ExprId>,
}

impl Reads {
    /// Finds the reads of a file.
    pub(super) fn find(program: &Program<'_>, types: &Types) -> Self {
        let mut reads = Self::default();
        let is_default =
            |id: ExprId| matches!(types.of(id).some(), Ty::Dict(.., DictKind::Default));
        let ids = program.expr_ids();
        let all: Vec<(ExprId, ExprId, ExprId)> = ids
            .filter_map(|id| match program.kind(id) {
                Kind::Index(object, key) if is_default(*object) => Some((id, *object, *key)),
                _ => None,
            })
            .collect();
        if all.is_empty() {
            return reads;
        }
        let gone_through = keys_of_dicts(program);
        let unchanging = unchanging(program);
        let parents = parents(program);
        for (id, object, key) in all {
            let is_known = matches!(program.kind(key), Kind::Var(var)
                if is_fixed(program, *var)
                    && gone_through.iter().any(|(it, dict)| it == var && is_same(program, *dict, object)));
            if is_known && !loses_keys(program, types, object) {
                reads.known.insert(object);
                continue;
            }
            let Ty::Dict(_, value, _) = types.of(object).some() else {
                continue;
            };
            if missing::is_unseen(program, types, object, value) {
                continue;
            }
            let mut around = program.blocks_around(program.expr(id).block);
            if around.any(|it| {
                let func = program.blocks[it.at()].func;
                unchanging.contains(program.func(func).name.as_str())
            }) {
                reads.refused.insert(object);
                continue;
            }
            reads.inserting.insert(object);
            if is_crowded(program, types, &parents, id, object) {
                reads.crowded.insert(object);
            }
            if is_used_beside(program, &parents, id, key) {
                reads.keeps_key.insert(object);
            }
        }
        reads
    }

    /// Whether the key of a read is one that the dict gave itself.
    pub(super) fn knows_key(&self, dict: ExprId) -> bool {
        self.known.contains(&dict)
    }

    /// Whether a read puts in what is not there.
    pub(super) fn inserts(&self, dict: ExprId) -> bool {
        self.inserting.contains(&dict)
    }

    /// Whether nobody may see what a read puts in.
    pub(super) fn is_unseen(&self, dict: ExprId) -> bool {
        !self.inserting.contains(&dict) && !self.refused.contains(&dict)
    }

    /// Whether the dict is needed for something else while what was read is looked at.
    pub(super) fn is_crowded(&self, dict: ExprId) -> bool {
        self.crowded.contains(&dict)
    }
}

/// The names of the methods that Rust has traits for, which change nothing, and of all that they may call.
fn unchanging<'p>(program: &'p Program<'_>) -> FxHashSet<&'p str> {
    let may_change = [
        "__init__",
        "__post_init__",
        "__call__",
        "__enter__",
        "__exit__",
        "__aenter__",
        "__aexit__",
        "__setitem__",
        "__delitem__",
    ];
    let mut called: FxHashMap<&str, FxHashSet<&str>> = FxHashMap::default();
    for expr in &program.exprs {
        let name = match &expr.kind {
            Kind::Attribute(_, name) => name.as_str(),
            Kind::Func(id) => program.func(*id).name.as_str(),
            _ => continue,
        };
        for block in program.blocks_around(expr.block) {
            let func = program.func(program.blocks[block.at()].func);
            called.entry(func.name.as_str()).or_default().insert(name);
        }
    }
    let methods = program.funcs.iter().filter(|it| it.class.is_some());
    let mut waiting: Vec<&str> = methods
        .map(|it| it.name.as_str())
        .filter(|it| it.starts_with("__") && it.ends_with("__") && !may_change.contains(it))
        .collect();
    let mut found = FxHashSet::default();
    while let Some(name) = waiting.pop() {
        if found.insert(name) {
            waiting.extend(called.get(name).into_iter().flatten().copied());
        }
    }
    found
}

/// Whether a variable has one value where it is used.
fn is_fixed(program: &Program<'_>, var: VarId) -> bool {
    let occurrences = program.var(var).occurrences.iter();
    occurrences.filter(|it| it.is_def).count() <= 1
}

/// Whether two places are one: `d` and `d`, `self.d` and `self.d`.
fn is_same(program: &Program<'_>, a: ExprId, b: ExprId) -> bool {
    match (program.kind(a), program.kind(b)) {
        (Kind::Var(a), Kind::Var(b)) => a == b,
        (Kind::Attribute(a, name), Kind::Attribute(b, other)) => {
            name == other && is_same(program, *a, *b)
        }
        _ => false,
    }
}

/// Whether keys are taken anywhere out of a dict that may be this one under whatever name, or another dict comes
/// in its place.
fn loses_keys(program: &Program<'_>, types: &Types, dict: ExprId) -> bool {
    let is_it = |id: ExprId| types.of(id).some() == types.of(dict).some();
    let is_another = match program.kind(dict) {
        Kind::Attribute(_, name) => is_replaced(program, name),
        Kind::Var(var) => !is_fixed(program, *var),
        _ => false,
    };
    if is_another {
        return true;
    }
    let by_method = program.exprs.iter().any(|expr| {
        matches!(&expr.kind, Kind::Attribute(object, name)
            if matches!(name.as_str(), "pop" | "popitem" | "clear") && is_it(*object))
    });
    by_method || program.funcs.iter().any(|func| deletes(&func.body, &is_it))
}

/// Whether a field of this name gets another value than its constructor gave it.
fn is_replaced(program: &Program<'_>, name: &str) -> bool {
    program.funcs.iter().any(|func| {
        let mut times = 0;
        func.body.each_target(&mut |target| {
            times += usize::from(matches!(target, Target::Attribute(_, of) if of == name));
        });
        times > usize::from(func.name == "__init__")
    })
}

fn deletes(suite: &Suite<'_>, is_it: &impl Fn(ExprId) -> bool) -> bool {
    suite.body.iter().any(|stmt| match &stmt.kind {
        StmtKind::Delete(targets) => targets
            .iter()
            .any(|it| matches!(it, Target::Index(object, _) if is_it(*object))),
        _ => stmt.suites().into_iter().any(|it| deletes(it, is_it)),
    })
}

/// The variables that go through the keys of a dict, with the dict as it stands there.
fn keys_of_dicts(program: &Program<'_>) -> Vec<(VarId, ExprId)> {
    let mut found = Vec::new();
    for func in &program.funcs {
        loops(program, &func.body, &mut found);
    }
    for expr in &program.exprs {
        match &expr.kind {
            Kind::Comprehension(comprehension) => {
                for generator in &comprehension.generators {
                    keys_of(program, &generator.target, generator.iter, &mut found);
                }
            }
            // `max(d, key=lambda k: d[k])`.
            Kind::Call(func, arguments) if is_chooser(program, *func) => {
                let key = arguments
                    .iter()
                    .find(|it| it.name.as_deref() == Some("key"));
                let lambda = key.map(|it| program.kind(it.value));
                if let (Some(Kind::Lambda(lambda)), Some(over)) = (lambda, arguments.first())
                    && let [param] = program.func(*lambda).params.as_slice()
                {
                    keys_of(program, &Target::Var(param.var), over.value, &mut found);
                }
            }
            _ => {}
        }
    }
    found
}

fn is_chooser(program: &Program<'_>, func: ExprId) -> bool {
    matches!(program.kind(func), Kind::Builtin(name)
        if matches!(name.as_str(), "max" | "min" | "sorted"))
}

fn loops(program: &Program<'_>, suite: &Suite<'_>, found: &mut Vec<(VarId, ExprId)>) {
    for stmt in &suite.body {
        if let StmtKind::For { target, iter, .. } = &stmt.kind {
            keys_of(program, target, *iter, found);
        }
        for inner in stmt.suites() {
            loops(program, inner, found);
        }
    }
}

/// The variable of a target that is a key of a dict which is gone through.
fn keys_of(program: &Program<'_>, target: &Target, iter: ExprId, found: &mut Vec<(VarId, ExprId)>) {
    match (target, program.kind(iter)) {
        (Target::Var(var), Kind::Var(_) | Kind::Attribute(..)) => found.push((*var, iter)),
        (_, Kind::Call(func, arguments)) => match (program.kind(*func), arguments.as_slice()) {
            (Kind::Builtin(name), [first, ..])
                if matches!(
                    name.as_str(),
                    "sorted" | "list" | "tuple" | "reversed" | "set"
                ) =>
            {
                keys_of(program, target, first.value, found);
            }
            (Kind::Attribute(object, name), []) => match (name.as_str(), target) {
                ("keys", Target::Var(var)) => found.push((*var, *object)),
                ("items", Target::Tuple(targets, None)) => {
                    if let Some(Target::Var(var)) = targets.first() {
                        found.push((*var, *object));
                    }
                }
                _ => {}
            },
            _ => {}
        },
        _ => {}
    }
}

pub(super) fn is_field(program: &Program<'_>, types: &Types, of: ExprId, name: &str) -> bool {
    matches!(types.of(of), Ty::Instance(class)
        if program.method(*class, name).is_none() && program.property(*class, name).is_none())
}
