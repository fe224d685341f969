//! `for folder, folders, files in os.walk(top): folders.sort()`: a walk that goes through folders by their names.

use super::ids::VarId;
use super::ir::{ExprId, Kind, Program, Stmt, StmtKind, Suite, Target};

/// Notes such walks, and takes the sorting out.
pub(super) fn note_sorted(program: &mut Program<'_>) {
    for at in 0..program.funcs.len() {
        let mut body = std::mem::take(&mut program.funcs[at].body);
        suite(program, &mut body);
        program.funcs[at].body = body;
    }
}

fn suite(program: &mut Program<'_>, of: &mut Suite<'_>) {
    for stmt in &mut of.body {
        if let StmtKind::For {
            target: Target::Tuple(targets, None),
            iter,
            body,
            ..
        } = &mut stmt.kind
            && let [_, Target::Var(folders), _] = targets.as_slice()
            && is_walk(program, *iter)
        {
            sorted(program, *iter, *folders, body);
        }
        for inner in stmt.suites_mut() {
            suite(program, inner);
        }
    }
}

fn is_walk(program: &Program<'_>, iter: ExprId) -> bool {
    matches!(program.kind(iter), Kind::Call(func, given)
        if given.len() == 1
            && matches!(program.kind(*func), Kind::Import(name) if name == "os.walk"))
}

/// Takes the sorting of the folders out of a loop, if nothing looks at them before.
fn sorted(program: &mut Program<'_>, walk: ExprId, folders: VarId, body: &mut Suite<'_>) {
    let Some(start) = body.body.first().map(|it| it.start) else {
        return;
    };
    let sorting = body.body.iter_mut().find_map(|stmt| {
        let call = sorting_of(program, stmt, folders)?;
        Some((stmt, call))
    });
    let Some((stmt, call)) = sorting else { return };
    let uses = &program.var(folders).occurrences;
    if uses
        .iter()
        .any(|it| (start..stmt.start).contains(&it.position))
    {
        return;
    }
    let within = stmt.start..=stmt.end;
    program.vars[folders.at()]
        .occurrences
        .retain(|it| !within.contains(&it.position));
    let mut rest = vec![call];
    while let Some(id) = rest.pop() {
        rest.extend(program.kind(id).parts());
        program.exprs[id.at()].kind = Kind::None;
    }
    stmt.kind = StmtKind::Scoping;
    program.sorted_walks.insert(walk);
}

/// The call that a statement sorts a variable by.
fn sorting_of(program: &Program<'_>, stmt: &Stmt<'_>, folders: VarId) -> Option<ExprId> {
    let StmtKind::Expr(call) = stmt.kind else {
        return None;
    };
    let Kind::Call(func, given) = program.kind(call) else {
        return None;
    };
    let is_sort = given.is_empty()
        && matches!(program.kind(*func), Kind::Attribute(of, name)
            if name == "sort" && matches!(program.kind(*of), Kind::Var(var) if *var == folders));
    is_sort.then_some(call)
}
