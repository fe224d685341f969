//! Steps that only some ways through a statement take: `if d["a"] == "-": d["a"] = 0`, `else: ..`.

use super::super::super::ids::VarId;
use super::super::super::ir::{Kind, Program, Stmt, StmtKind, Suite, Target};
use super::super::displays::text;

/// The keys that a statement of several ways gives values.
#[derive(Debug, Default)]
pub(super) struct Assigned {
    /// On every way that goes on: the value before it is not seen any more.
    pub(super) always: Vec<String>,
    pub(super) sometimes: Vec<String>,
}

/// The ways through an `if` or a `try`, if all of them are known.
pub(super) fn ways<'s, 'a>(
    program: &Program<'a>,
    stmt: &'s Stmt<'a>,
) -> Option<Vec<&'s Suite<'a>>> {
    match &stmt.kind {
        StmtKind::If { .. } => Some(stmt.suites()),
        StmtKind::Compound(..) => {
            let known = program.tries.get(&stmt.start)?;
            (!known.has_else && !known.has_finally).then(|| stmt.suites())
        }
        _ => None,
    }
}

/// Whether nothing of a step is left half done: where a body fails, its only step was the last, or nobody
/// looks at the dict any more.
pub(super) fn is_done_or_not(program: &Program<'_>, stmt: &Stmt<'_>, var: VarId) -> bool {
    if !matches!(stmt.kind, StmtKind::Compound(..)) {
        return true;
    }
    let suites = stmt.suites();
    let Some((body, handlers)) = suites.split_first() else {
        return false;
    };
    let Some((last, before)) = body.body.split_last() else {
        return true;
    };
    let mut found = Assigned::default();
    for stmt in before {
        keys(program, stmt, var, &mut found);
    }
    let is_simple = ways(program, last).is_none();
    let are_left = handlers.iter().all(|it| {
        let uses = &program.var(var).occurrences;
        let range = it
            .body
            .first()
            .map(|it| it.start)
            .zip(it.body.last().map(|it| it.end));
        let is_seen = range
            .is_some_and(|(start, end)| uses.iter().any(|it| (start..=end).contains(&it.position)));
        ends(it) && !is_seen
    });
    are_left || is_simple && found.always.is_empty() && found.sometimes.is_empty()
}

/// Whether code never gets behind a suite.
pub(super) fn ends(suite: &Suite<'_>) -> bool {
    suite.body.last().is_some_and(|it| it.ends)
}

/// The keys that a statement of several ways gives values.
pub(super) fn assigned(program: &Program<'_>, stmt: &Stmt<'_>, var: VarId) -> Assigned {
    let mut found = Assigned::default();
    let Some(ways) = ways(program, stmt) else {
        return found;
    };
    let is_exhaustive = !matches!(&stmt.kind, StmtKind::If { orelse: None, .. });
    let mut all: Option<Vec<String>> = (!is_exhaustive).then(Vec::new);
    for way in ways {
        let mut inner = Assigned::default();
        for stmt in &way.body {
            keys(program, stmt, var, &mut inner);
        }
        if !ends(way) {
            all = Some(match all {
                Some(mut all) => {
                    all.retain(|it| inner.always.contains(it));
                    all
                }
                None => inner.always.clone(),
            });
        }
        found.sometimes.extend(inner.always);
        found.sometimes.extend(inner.sometimes);
    }
    found.always = all.unwrap_or_default();
    // What is changed in place is the same variable throughout.
    found.sometimes.sort_unstable();
    found.sometimes.dedup();
    found.sometimes.retain(|it| !found.always.contains(it));
    found
}

/// Adds the keys that a statement gives values.
fn keys(program: &Program<'_>, stmt: &Stmt<'_>, var: VarId, found: &mut Assigned) {
    let is_it = |of| matches!(program.kind(of), Kind::Var(of) if *of == var);
    match &stmt.kind {
        StmtKind::Assign { targets, .. } => {
            for target in targets {
                if let Target::Index(object, key) = target
                    && is_it(*object)
                {
                    found.always.extend(text(program, *key).map(str::to_owned));
                }
            }
        }
        StmtKind::Augmented {
            target: Target::Index(object, key),
            ..
        } if is_it(*object) => {
            found
                .sometimes
                .extend(text(program, *key).map(str::to_owned));
        }
        _ => {
            let inner = assigned(program, stmt, var);
            found.always.extend(inner.always);
            found.sometimes.extend(inner.sometimes);
        }
    }
}
