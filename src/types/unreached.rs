//! Statements that no value reaches: what follows where each of several types that meet has left already.

use rustc_hash::FxHashSet;

use super::cases::Match;
use super::coverage::takes_each;
use super::found::Types;
use super::infer::{always_leaves, takes_rest};
use super::ir::{Program, StmtKind, Suite};
use super::ty::Ty;

/// The statements that are never reached, by where they begin.
pub(super) fn find(program: &Program<'_>, types: &Types) -> FxHashSet<u32> {
    let mut found = FxHashSet::default();
    for func in &program.funcs {
        suite(program, types, &func.body, &mut found);
    }
    found
}

fn suite(program: &Program<'_>, types: &Types, of: &Suite<'_>, found: &mut FxHashSet<u32>) {
    let mut is_left = false;
    for stmt in &of.body {
        if is_left {
            found.insert(stmt.start);
        }
        for inner in stmt.suites() {
            suite(program, types, inner, found);
        }
        match &stmt.kind {
            StmtKind::If { arms, orelse } => {
                let Some(last) = arms.iter().position(|it| takes_rest(program, types, it)) else {
                    continue;
                };
                let others = arms[last + 1..].iter().map(|it| &it.body);
                for dead in others.chain(orelse) {
                    found.extend(dead.body.iter().map(|it| it.start));
                }
                is_left |= arms[..=last].iter().all(|it| always_leaves(&it.body));
            }
            StmtKind::Compound(suites, "match") => {
                let Some(read) = program.matches.get(&stmt.start) else {
                    continue;
                };
                let ty = types.of(read.subject);
                if !matches!(ty.some(), Ty::Union(_)) {
                    continue;
                }
                let mut before = Match {
                    subject: read.subject,
                    cases: Vec::new(),
                };
                for (case, suite) in read.cases.iter().zip(suites) {
                    if takes_each(program, &before, ty) {
                        found.extend(suite.body.iter().map(|it| it.start));
                    } else {
                        before.cases.push(case.clone());
                    }
                }
                let live = suites.iter().take(before.cases.len());
                is_left |= takes_each(program, &before, ty) && live.into_iter().all(always_leaves);
            }
            _ => {}
        }
    }
}
