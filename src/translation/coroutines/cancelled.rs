//! Statements that see that their task is cancelled: handlers of `CancelledError`, and a `finally` that no guard
//! could do. Where one stands, a task is told that it is cancelled, instead of being dropped.

use rustc_hash::FxHashSet;

use super::Coroutines;
use crate::types::exceptions::{self, Exc};
use crate::types::ir::{Kind, Program, Stmt, StmtKind, Suite, Try};

/// What is raised in a task that is cancelled.
pub(in crate::translation) const CANCELLED: Exc = Exc::Builtin("CancelledError");

/// The `try` statements that see it, by the positions at which they begin. What is let go of when its time is
/// over is told so where nothing else could end it; else it never sees it, as it is dropped.
pub(super) fn seeing(program: &Program<'_>, coroutines: &Coroutines) -> FxHashSet<u32> {
    let mut found = FxHashSet::default();
    for id in coroutines.let_go.difference(&coroutines.timed) {
        look(program, coroutines, &program.func(*id).body, &mut found);
    }
    if is_told_of_time(program, coroutines) {
        for id in &coroutines.timed {
            look(program, coroutines, &program.func(*id).body, &mut found);
        }
    }
    found
}

/// Whether what takes too long can be told so: no task is cancelled meanwhile, all limits are those of single
/// coroutines, and none stands within another.
fn is_told_of_time(program: &Program<'_>, coroutines: &Coroutines) -> bool {
    let mut limits = program.exprs.iter().filter_map(|it| match &it.kind {
        Kind::Import(name) if matches!(name.as_str(), "asyncio.wait_for" | "asyncio.timeout") => {
            Some((name, program.blocks[it.block.at()].func))
        }
        _ => None,
    });
    !coroutines.cancels
        && limits
            .all(|(name, func)| name == "asyncio.wait_for" && !coroutines.timed.contains(&func))
}

fn look(
    program: &Program<'_>,
    coroutines: &Coroutines,
    suite: &Suite<'_>,
    found: &mut FxHashSet<u32>,
) {
    for stmt in &suite.body {
        if let StmtKind::Compound(suites, "try") = &stmt.kind
            && let Some(read) = program.tries.get(&stmt.start)
            && sees(program, coroutines, read, suites)
        {
            found.insert(stmt.start);
        }
        for inner in stmt.suites() {
            look(program, coroutines, inner, found);
        }
    }
}

fn sees(program: &Program<'_>, coroutines: &Coroutines, read: &Try, suites: &[Suite<'_>]) -> bool {
    if !suites.first().is_some_and(|it| awaits(program, it)) {
        return false;
    }
    let mut handles = false;
    for handler in &read.handlers {
        let Some(classes) = exceptions::caught(program, handler.class) else {
            return false;
        };
        let catches = |it: &Exc| exceptions::catches(program, *it, CANCELLED);
        if classes.iter().any(|it| *it != CANCELLED && catches(it)) {
            return false;
        }
        handles |= classes.contains(&CANCELLED);
    }
    let is_simple = |it: &Stmt<'_>| {
        matches!(
            it.kind,
            StmtKind::Expr(_) | StmtKind::Assign { .. } | StmtKind::Augmented { .. }
        )
    };
    let finally = suites.last().filter(|_| read.has_finally);
    let is_no_guard = finally.is_some_and(|finally| {
        !read.handlers.is_empty() || awaits(program, finally) || !finally.body.iter().all(is_simple)
    });
    handles || is_no_guard && (coroutines.cancels || coroutines.has_timeouts)
}

/// Whether something is awaited in a suite.
fn awaits(program: &Program<'_>, suite: &Suite<'_>) -> bool {
    let (Some(first), Some(last)) = (suite.body.first(), suite.body.last()) else {
        return false;
    };
    let mut all = program.exprs.iter();
    all.any(|it| {
        matches!(it.kind, Kind::Await(_)) && (first.start..=last.end).contains(&it.position)
    })
}
