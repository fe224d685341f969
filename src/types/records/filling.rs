//! Dicts that are filled step by step: `d = {"a": text}`, `d["a"] = int(d["a"])`, `d["b"] = f(d["a"])`. Each
//! value has a variable of its own until the dict is complete, which is then made of them: so a key whose value
//! is of another type at first is one field of one type.

mod branches;
mod parted;
mod steps;
mod taking;

use rustc_hash::{FxHashMap, FxHashSet};

use super::super::found::Types;
use super::super::ids::ExprId;
use super::super::ir::{BlockId, Kind, Program, Stmt, StmtKind, Suite, Target, VarId};
use super::super::ty::Ty;
use super::Plan;
use super::displays::{field_of, text};
pub(super) use steps::Run;

/// Whether a dict of a program may be filled step by step.
pub(super) fn may_be_filled(program: &Program<'_>) -> bool {
    let mut found = false;
    super::statements::each_suite(program, &mut |suite| {
        found |= (0..suite.body.len()).any(|at| Run::of(program, &suite.body, at, None).is_some());
    });
    found
}

/// The displays of the dicts that are filled step by step, with values of several types.
pub(super) fn find(program: &Program<'_>, types: &Types) -> FxHashMap<ExprId, Run> {
    let mut found = FxHashMap::default();
    super::statements::each_suite(program, &mut |suite| {
        for at in 0..suite.body.len() {
            if let Some(run) = Run::of(program, &suite.body, at, Some(types))
                && is_mixed(program, types, &run)
            {
                found.insert(run.display, run);
            }
        }
    });
    found
}

/// Whether the values that a dict is given are of more than one type.
fn is_mixed(program: &Program<'_>, types: &Types, run: &Run) -> bool {
    let Kind::Dict(items) = program.kind(run.display) else {
        return false;
    };
    let values = items.iter().map(|it| it.1);
    let mut all = values.chain(run.assigned.iter().copied()).map(|it| {
        types
            .of(it)
            .map(&|of| if of.is_text() { Ty::Str } else { of })
    });
    let Some(first) = all.next() else {
        return false;
    };
    all.any(|it| it != first)
}

/// Takes the dicts of a plan apart that are filled step by step.
pub(in super::super) fn fill(program: &mut Program<'_>, plan: &Plan) {
    if plan.filled.is_empty() {
        return;
    }
    for at in 0..program.funcs.len() {
        let mut body = std::mem::take(&mut program.funcs[at].body);
        fill_suite(program, &mut body, plan);
        program.funcs[at].body = body;
    }
}

fn fill_suite<'a>(program: &mut Program<'a>, suite: &mut Suite<'a>, plan: &Plan) {
    for stmt in &mut suite.body {
        for inner in stmt.suites_mut() {
            fill_suite(program, inner, plan);
        }
    }
    let mut at = 0;
    while at < suite.body.len() {
        let made = made(program, &suite.body[at]);
        let run = made.and_then(|(_, display)| plan.filled.get(&display));
        // Another dict that is taken apart may have come between.
        let run = run.filter(|run| {
            Run::of(program, &suite.body, at, None)
                .is_some_and(|it| it.length == run.length && it.keys == run.keys)
        });
        match run {
            Some(run) => at = taking::apart(program, &mut suite.body, at, run),
            None => at += 1,
        }
    }
}

/// The variable that a statement gives a display whose keys are names that stand there once.
fn made(program: &Program<'_>, stmt: &Stmt<'_>) -> Option<(VarId, ExprId)> {
    let StmtKind::Assign { targets, value, .. } = &stmt.kind else {
        return None;
    };
    let [Target::Var(var)] = targets.as_slice() else {
        return None;
    };
    let Kind::Dict(items) = program.kind(*value) else {
        return None;
    };
    let mut keys = FxHashSet::default();
    let are_names = items.iter().all(|(key, _)| {
        key.and_then(|it| text(program, it))
            .and_then(field_of)
            .is_some_and(|it| keys.insert(it))
    });
    let of = program.var(*var);
    let defs = of.assignments();
    let is_own = !of.is_captured && !of.is_carried && !of.is_param && !of.is_passed && defs == 1;
    (are_names && is_own && !is_seen_after_error(program, *var, stmt.block))
        .then_some((*var, *value))
}

/// Whether a variable that is assigned in a block may be looked at where an error left that block: the dict in
/// it would be there in part.
fn is_seen_after_error(program: &Program<'_>, var: VarId, block: BlockId) -> bool {
    let has_finally = program.tries.values().any(|it| it.has_finally);
    let uses = program.var(var).occurrences.iter().filter(|it| !it.is_def);
    uses.map(|it| it.block).any(|from| {
        let mut at = Some(from);
        let mut is_handled = false;
        while let Some(of) = at {
            if of == block {
                return false;
            }
            let known = &program.blocks[of.at()];
            is_handled |= known.arm.1 > 0 && program.tries.contains_key(&known.arm.0);
            at = known.parent;
        }
        is_handled || has_finally
    })
}
