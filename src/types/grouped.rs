//! The groups of `itertools.groupby`: each is gone through once, in its own round, and is a list then.

use rustc_hash::FxHashSet;

use super::ir::{BlockId, ExprId, Kind, Nature, Program, Stmt, StmtKind, Suite, Target, VarId};
use super::iterated;

/// The calls of `groupby` whose groups nobody goes through twice, or after their own round.
pub(super) fn taken_once(program: &Program<'_>) -> FxHashSet<ExprId> {
    let is_grouping = |id: ExprId| {
        matches!(program.kind(id), Kind::Call(func, _)
            if matches!(program.kind(*func), Kind::Import(name) if name == "itertools.groupby"))
    };
    let mut rounds = Vec::new();
    for func in &program.funcs {
        loops(&func.body, &mut rounds);
    }
    for expr in &program.exprs {
        if let Kind::Comprehension(comprehension) = &expr.kind {
            let block = program.expr(comprehension.element).block;
            for generator in &comprehension.generators {
                rounds.push((&generator.target, generator.iter, block));
            }
        }
    }
    rounds.retain(|(_, iter, _)| is_grouping(*iter));
    if rounds.is_empty() {
        return FxHashSet::default();
    }
    let taken = iterated::taken(program);
    let is_once = |var: VarId, round: BlockId| {
        let info = program.var(var);
        let mut uses = (0..program.exprs.len())
            .filter_map(|it| u32::try_from(it).ok())
            .map(ExprId)
            .filter(|it| matches!(program.kind(*it), Kind::Var(of) if *of == var));
        let used = uses.next();
        let is_in_round = |id: ExprId| {
            taken.get(&id).is_some_and(|block| {
                program
                    .blocks_around(*block)
                    .take_while(|it| *it != round)
                    .all(|it| program.blocks[it.at()].nature != Nature::Loop)
            })
        };
        !info.is_captured && uses.next().is_none() && used.is_none_or(is_in_round)
    };
    rounds
        .into_iter()
        .filter(|(target, _, round)| {
            matches!(target, Target::Tuple(targets, None)
                if matches!(targets.as_slice(), [_, Target::Var(group)] if is_once(*group, *round)))
        })
        .map(|(_, iter, _)| iter)
        .collect()
}

/// All `for` loops: what they assign to, go through, and the block of a round.
fn loops<'s>(suite: &'s Suite<'_>, found: &mut Vec<(&'s Target, ExprId, BlockId)>) {
    for stmt in &suite.body {
        if let StmtKind::For {
            target, iter, body, ..
        } = &stmt.kind
            && let Some(block) = body.block
        {
            found.push((target, *iter, block));
        }
        inner(stmt, found);
    }
}

fn inner<'s>(stmt: &'s Stmt<'_>, found: &mut Vec<(&'s Target, ExprId, BlockId)>) {
    for suite in stmt.suites() {
        loops(suite, found);
    }
}
