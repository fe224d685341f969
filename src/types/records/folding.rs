//! Dicts that are filled right after they are made: `d = {}`, then `d["k"] = v`, is `d = {"k": v}`; and after
//! `d = dict(base)` it is `{**base, "k": v}`.

use super::super::ids::{ExprId, VarId};
use super::super::ir::{Kind, Program, Stmt, StmtKind, Suite, Target};
use super::displays::text;

/// Takes assignments of single keys that follow a display into that.
pub(in super::super) fn fold(program: &mut Program<'_>) {
    for at in 0..program.funcs.len() {
        let mut body = std::mem::take(&mut program.funcs[at].body);
        fold_suite(program, &mut body);
        program.funcs[at].body = body;
    }
}

fn fold_suite(program: &mut Program<'_>, suite: &mut Suite<'_>) {
    let mut kept: Vec<Stmt<'_>> = Vec::with_capacity(suite.body.len());
    for mut stmt in std::mem::take(&mut suite.body) {
        for inner in stmt.suites_mut() {
            fold_suite(program, inner);
        }
        if let Some((var, display)) = kept.last().and_then(|it| made(program, it))
            && let Some((key, value)) = filled(program, &stmt, var)
            && let Some(items) = items(program, display)
            && items.iter().all(|(it, _)| {
                it.is_none_or(|it| {
                    text(program, it).is_some_and(|it| Some(it) != text(program, key))
                })
            })
        {
            program.exprs[display.at()].kind = Kind::Dict(items);
            if let Kind::Dict(items) = &mut program.exprs[display.at()].kind {
                items.push((Some(key), value));
            }
            let (start, end) = (stmt.start, stmt.end);
            let uses = &mut program.vars[var.at()].occurrences;
            uses.retain(|it| it.position < start || it.position > end);
            if let Some(last) = kept.last_mut() {
                last.end = end;
            }
            continue;
        }
        kept.push(stmt);
    }
    suite.body = kept;
}

/// The variable that a statement gives a display.
fn made(program: &Program<'_>, stmt: &Stmt<'_>) -> Option<(VarId, ExprId)> {
    match &stmt.kind {
        StmtKind::Assign { targets, value, .. } => match targets.as_slice() {
            [Target::Var(var)] if items(program, *value).is_some() => {
                (!program.var(*var).is_captured).then_some((*var, *value))
            }
            _ => None,
        },
        _ => None,
    }
}

/// The items of a display, or of a copy of a dict as a display.
fn items(program: &Program<'_>, id: ExprId) -> Option<Vec<(Option<ExprId>, ExprId)>> {
    let copied = match program.kind(id) {
        Kind::Dict(items) => return Some(items.clone()),
        Kind::Call(func, arguments) => match (program.kind(*func), arguments.as_slice()) {
            (Kind::Attribute(object, name), []) if name == "copy" => *object,
            (Kind::Builtin(name), [only]) if name == "dict" && only.stars == 0 => {
                only.name.is_none().then_some(only.value)?
            }
            _ => return None,
        },
        _ => return None,
    };
    // What is copied may be a dict of another kind, or an instance.
    let is_other = |it: &Kind| matches!(it, Kind::Import(name) if name.starts_with("collections."));
    let is_own = matches!(program.kind(copied), Kind::Var(_))
        && !program.exprs.iter().any(|it| is_other(&it.kind))
        && !program
            .funcs
            .iter()
            .any(|it| matches!(it.name.as_str(), "copy" | "__setitem__"));
    is_own.then(|| vec![(None, copied)])
}

/// The key and the value that a statement gives the dict in a variable, without looking at that.
fn filled(program: &Program<'_>, stmt: &Stmt<'_>, var: VarId) -> Option<(ExprId, ExprId)> {
    let StmtKind::Assign { targets, value, .. } = &stmt.kind else {
        return None;
    };
    let [Target::Index(object, key)] = targets.as_slice() else {
        return None;
    };
    let is_it = matches!(program.kind(*object), Kind::Var(of) if *of == var);
    (is_it && text(program, *key).is_some() && !program.mentions(*value, var))
        .then_some((*key, *value))
}
