//! A variable that holds now this part of a dict, now that: `part = parts.setdefault(name, {})` in a loop, and
//! `part[key] = value` in later rounds. Its owner is asked again by the key, which the variable holds instead.

mod rewriting;

use rewriting::{rewrite, rewrite_uses};
use rustc_hash::FxHashMap;

use super::ids::VarId;
use super::ir::{Argument, ExprId, Kind, Program, Stmt, StmtKind, Suite, Target};

/// What such a variable is assigned.
#[derive(Debug, Clone, Copy)]
enum How {
    Nothing,
    /// `parts.setdefault(key, {})`
    Put {
        owner: VarId,
        key: ExprId,
    },
    /// `{}`, and `parts[key] = part` behind it.
    Made {
        owner: VarId,
        object: ExprId,
        key: ExprId,
        part: ExprId,
    },
}

impl How {
    fn owner(self) -> Option<VarId> {
        match self {
            Self::Nothing => None,
            Self::Put { owner, .. } | Self::Made { owner, .. } => Some(owner),
        }
    }
}

/// Has such variables hold keys.
pub(super) fn hold_keys(program: &mut Program<'_>) {
    for at in 0..program.funcs.len() {
        let mut found: FxHashMap<VarId, Vec<Option<How>>> = FxHashMap::default();
        definitions(program, &program.funcs[at].body, &mut found);
        let mut chosen: Vec<(VarId, VarId)> = found
            .iter()
            .filter_map(|(var, all)| Some((*var, owner(program, *var, all)?)))
            .collect();
        chosen.sort_by_key(|it| it.0.at());
        for (var, owner) in chosen {
            if rewrite_uses(program, var, owner, &found[&var]) {
                let mut body = std::mem::take(&mut program.funcs[at].body);
                rewrite(program, &mut body, var);
                program.funcs[at].body = body;
                let name = format!("{}_key", program.var(var).name);
                program.vars[var.at()].name = name;
            }
        }
    }
}

fn definitions(
    program: &Program<'_>,
    suite: &Suite<'_>,
    found: &mut FxHashMap<VarId, Vec<Option<How>>>,
) {
    for (at, stmt) in suite.body.iter().enumerate() {
        if let Some(var) = sole_target(stmt) {
            let how = how(program, stmt, suite.body.get(at + 1), var);
            found.entry(var).or_default().push(how);
        }
        for inner in stmt.suites() {
            definitions(program, inner, found);
        }
    }
}

fn sole_target(stmt: &Stmt<'_>) -> Option<VarId> {
    match &stmt.kind {
        StmtKind::Assign { targets, .. } => match targets.as_slice() {
            [Target::Var(var)] => Some(*var),
            _ => None,
        },
        _ => None,
    }
}

fn how(program: &Program<'_>, stmt: &Stmt<'_>, next: Option<&Stmt<'_>>, var: VarId) -> Option<How> {
    let StmtKind::Assign { value, .. } = &stmt.kind else {
        return None;
    };
    match program.kind(*value) {
        Kind::None => Some(How::Nothing),
        Kind::Call(func, given) => {
            let Kind::Attribute(object, name) = program.kind(*func) else {
                return None;
            };
            let (Kind::Var(owner), "setdefault", [key, display]) =
                (program.kind(*object), name.as_str(), given.as_slice())
            else {
                return None;
            };
            let is_plain = |it: &Argument| it.name.is_none() && it.stars == 0;
            (is_plain(key) && is_plain(display) && is_empty_dict(program, display.value)).then_some(
                How::Put {
                    owner: *owner,
                    key: key.value,
                },
            )
        }
        Kind::Dict(_) if is_empty_dict(program, *value) => {
            let StmtKind::Assign {
                targets,
                value: part,
                ..
            } = &next?.kind
            else {
                return None;
            };
            let [Target::Index(object, key)] = targets.as_slice() else {
                return None;
            };
            match (program.kind(*object), program.kind(*part)) {
                (Kind::Var(owner), Kind::Var(of)) if *of == var => Some(How::Made {
                    owner: *owner,
                    object: *object,
                    key: *key,
                    part: *part,
                }),
                _ => None,
            }
        }
        _ => None,
    }
}

fn is_empty_dict(program: &Program<'_>, id: ExprId) -> bool {
    matches!(program.kind(id), Kind::Dict(items) if items.is_empty())
}

/// The dict that all parts are of which a variable holds, if it holds nothing else, and lives from one round of
/// a loop to the next.
fn owner(program: &Program<'_>, var: VarId, all: &[Option<How>]) -> Option<VarId> {
    let all: Vec<How> = all.iter().copied().collect::<Option<_>>()?;
    let info = program.var(var);
    let defs = info.assignments();
    let owner = all.iter().find_map(|it| it.owner())?;
    let is_one = all.iter().all(|it| it.owner().is_none_or(|it| it == owner));
    let of = program.var(owner);
    let owner_defs = of.assignments();
    let is_local = !info.is_param && !info.is_captured && info.annotation.is_none();
    let owns_itself = !of.is_param && !of.is_captured && of.func == info.func && owner_defs == 1;
    (is_one && all.len() > 1 && defs == all.len() && is_local && owns_itself && var != owner)
        .then_some(owner)
}
