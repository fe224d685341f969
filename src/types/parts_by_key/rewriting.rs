//! The assignments and uses of a variable, written with keys.

use rustc_hash::FxHashSet;
use rustpython_ast::CmpOp;

use super::super::ids::VarId;
use super::super::ir::{
    Expr, ExprId, Kind, Nature, Occurrence, Program, Stmt, StmtKind, Suite, Target,
};
use super::{How, how, sole_target};

/// Has the uses of a variable ask its owner by the key, if nothing else takes a part out or puts another one in
/// its place meanwhile.
pub(super) fn rewrite_uses(
    program: &mut Program<'_>,
    var: VarId,
    owner: VarId,
    all: &[Option<How>],
) -> bool {
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
    let ids = program.expr_ids();
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
pub(super) fn rewrite(program: &mut Program<'_>, of: &mut Suite<'_>, var: VarId) {
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

pub(super) fn push(program: &mut Program<'_>, kind: Kind, of: &Expr) -> ExprId {
    let id = ExprId(u32::try_from(program.exprs.len()).unwrap_or(u32::MAX));
    program.exprs.push(Expr { kind, ..of.clone() });
    id
}
