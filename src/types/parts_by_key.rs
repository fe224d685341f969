//! A variable that holds now this part of a dict, now that: `part = parts.setdefault(name, {})` in a loop, and
//! `part[key] = value` in later rounds. Its owner is asked again by the key, which the variable holds instead.

use rustc_hash::{FxHashMap, FxHashSet};
use rustpython_ast::CmpOp;

use super::ids::VarId;
use super::ir::{
    Argument, Expr, ExprId, Kind, Nature, Occurrence, Program, Stmt, StmtKind, Suite, Target,
};

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

/// Has the uses of a variable ask its owner by the key, if nothing else takes a part out or puts another one in
/// its place meanwhile.
fn rewrite_uses(program: &mut Program<'_>, var: VarId, owner: VarId, all: &[Option<How>]) -> bool {
    let is_of = |it: ExprId, of: VarId| matches!(program.kind(it), Kind::Var(it) if *it == of);
    let mut asked: FxHashSet<ExprId> = FxHashSet::default();
    let mut kept: FxHashSet<ExprId> = FxHashSet::default();
    let (mut keys, mut tested) = (Vec::new(), FxHashSet::default());
    for how in all.iter().flatten() {
        match how {
            How::Nothing => {}
            How::Put { key, .. } => keys.push(*key),
            How::Made {
                object, key, part, ..
            } => {
                asked.insert(*object);
                kept.insert(*part);
                keys.push(*key);
            }
        }
    }
    for expr in &program.exprs {
        match &expr.kind {
            Kind::Index(object, _) if is_of(*object, owner) => {
                asked.insert(*object);
            }
            Kind::Attribute(object, name)
                if is_of(*object, owner)
                    && matches!(
                        name.as_str(),
                        "setdefault" | "get" | "items" | "keys" | "values"
                    ) =>
            {
                asked.insert(*object);
            }
            Kind::Compare(left, rest) => {
                if let [(CmpOp::Is | CmpOp::IsNot, right)] = rest.as_slice()
                    && matches!(program.kind(*right), Kind::None)
                    && is_of(*left, var)
                {
                    kept.insert(*left);
                }
                for (op, right) in rest {
                    if matches!(op, CmpOp::In | CmpOp::NotIn) && is_of(*right, owner) {
                        asked.insert(*right);
                    }
                }
            }
            // A truth of the part, not of the key.
            Kind::Logic(_, parts) => tested.extend(parts.iter().copied()),
            Kind::Unary(_, part) => {
                tested.insert(*part);
            }
            Kind::Conditional { test, .. } => {
                tested.insert(*test);
            }
            _ => {}
        }
    }
    for func in &program.funcs {
        tests(&func.body, &mut tested);
    }
    // What the keys are made of has no part in it.
    let mut rest = keys;
    while let Some(id) = rest.pop() {
        if is_of(id, var) || is_of(id, owner) {
            return false;
        }
        rest.extend(program.kind(id).parts());
    }
    let ids = (0..program.exprs.len()).map(|it| ExprId(u32::try_from(it).unwrap_or(u32::MAX)));
    let ids: Vec<ExprId> = ids.collect();
    let uses: Vec<ExprId> = ids
        .iter()
        .copied()
        .filter(|it| is_of(*it, var) && !kept.contains(it))
        .collect();
    let others = ids
        .iter()
        .filter(|it| is_of(**it, owner) && !asked.contains(it));
    let is_apart = |it: &ExprId| is_apart(program, var, program.expr(*it));
    if uses.is_empty() || uses.iter().any(|it| tested.contains(it)) || !others.clone().all(is_apart)
    {
        return false;
    }
    for id in uses {
        let of = program.expr(id).clone();
        let position = of.position.saturating_sub(2);
        let reads = &mut program.vars[owner.at()].occurrences;
        let place = reads.partition_point(|it| it.position <= position);
        reads.insert(
            place,
            Occurrence {
                position,
                block: of.block,
                is_def: false,
            },
        );
        let object = push(program, Kind::Var(owner), &of);
        let key = push(program, Kind::Var(var), &of);
        program.exprs[id.at()].kind = Kind::Index(object, key);
    }
    true
}

/// The tests of statements.
fn tests(suite: &Suite<'_>, found: &mut FxHashSet<ExprId>) {
    for stmt in &suite.body {
        match &stmt.kind {
            StmtKind::If { arms, .. } => found.extend(arms.iter().map(|it| it.test)),
            StmtKind::While { test, .. } => {
                found.insert(*test);
            }
            StmtKind::Assert(test, _) => {
                found.insert(*test);
            }
            _ => {}
        }
        for inner in stmt.suites() {
            tests(inner, found);
        }
    }
}

/// Whether a variable is not used yet, or not any more, where an expression stands.
fn is_apart(program: &Program<'_>, var: VarId, expr: &Expr) -> bool {
    let uses = &program.var(var).occurrences;
    let in_round = uses.iter().any(|it| {
        let common = program.common_block(it.block, expr.block);
        let mut around = program.blocks_around(common);
        around.any(|it| program.blocks[it.at()].nature == Nature::Loop)
    });
    let is_before = |it: &Occurrence| it.position < expr.position;
    !in_round && (uses.iter().all(is_before) || !uses.iter().any(is_before))
}

/// Writes the assignments of a variable as such of keys.
fn rewrite(program: &mut Program<'_>, of: &mut Suite<'_>, var: VarId) {
    let mut at = 0;
    while at < of.body.len() {
        if sole_target(&of.body[at]) == Some(var)
            && let Some(how) = how(program, &of.body[at], of.body.get(at + 1), var)
            && let StmtKind::Assign { value, .. } = &mut of.body[at].kind
        {
            let whole = *value;
            match how {
                How::Nothing => {}
                How::Put { key, .. } => {
                    *value = key;
                    let stmt = of.body[at].clone();
                    let like = Expr {
                        position: stmt.end + 1,
                        ..program.expr(key).clone()
                    };
                    let again = push(program, Kind::Var(var), &like);
                    read(program, var, &like);
                    if let Kind::Call(_, given) = &mut program.exprs[whole.at()].kind
                        && let Some(first) = given.first_mut()
                    {
                        first.value = again;
                    }
                    let place = stmt.end + 1;
                    if let Some(owner) = how.owner() {
                        let reads = program.vars[owner.at()].occurrences.iter_mut();
                        let mut reads = reads.filter(|it| !it.is_def);
                        if let Some(it) =
                            reads.find(|it| (stmt.start..place).contains(&it.position))
                        {
                            it.position = place;
                        }
                    }
                    let mut rest = vec![whole];
                    while let Some(id) = rest.pop() {
                        program.exprs[id.at()].position = place;
                        rest.extend(program.kind(id).parts());
                    }
                    let asks = Stmt {
                        kind: StmtKind::Expr(whole),
                        start: place,
                        end: place,
                        ..stmt
                    };
                    of.body.insert(at + 1, asks);
                    at += 1;
                }
                How::Made {
                    object, key, part, ..
                } => {
                    *value = key;
                    let like = program.expr(part).clone();
                    let again = push(program, Kind::Var(var), &like);
                    let next = &mut of.body[at + 1];
                    if let StmtKind::Assign { targets, value, .. } = &mut next.kind {
                        *targets = vec![Target::Index(object, again)];
                        *value = whole;
                    }
                    at += 1;
                }
            }
        }
        for inner in of.body[at].suites_mut() {
            rewrite(program, inner, var);
        }
        at += 1;
    }
}

/// Notes that a variable is read.
fn read(program: &mut Program<'_>, var: VarId, like: &Expr) {
    let occurrences = &mut program.vars[var.at()].occurrences;
    let place = occurrences.partition_point(|it| it.position < like.position);
    occurrences.insert(
        place,
        Occurrence {
            position: like.position,
            block: like.block,
            is_def: false,
        },
    );
}

fn push(program: &mut Program<'_>, kind: Kind, of: &Expr) -> ExprId {
    let id = ExprId(u32::try_from(program.exprs.len()).unwrap_or(u32::MAX));
    program.exprs.push(Expr { kind, ..of.clone() });
    id
}
