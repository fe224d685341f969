//! An instance that a `try` makes first, and that its handlers use, too: as making it raises nothing, it is made
//! before the `try`, where all can see it.

use super::ids::VarId;
use super::ir::{
    BlockId, ClassId, ExprId, Kind, Occurrence, Program, Stmt, StmtKind, Suite, Target,
};

/// Moves such statements.
pub(super) fn make_before(program: &mut Program<'_>) {
    for at in 0..program.funcs.len() {
        let mut body = std::mem::take(&mut program.funcs[at].body);
        suite(program, &mut body);
        program.funcs[at].body = body;
    }
}

fn suite(program: &mut Program<'_>, of: &mut Suite<'_>) {
    let mut at = 0;
    while at < of.body.len() {
        let stmt = &mut of.body[at];
        let block = stmt.block;
        for inner in stmt.suites_mut() {
            suite(program, inner);
        }
        if let StmtKind::Compound(suites, "try") = &mut stmt.kind
            && let Some(tried) = suites.first_mut()
            && is_made_first(program, tried)
        {
            let mut made = tried.body.remove(0);
            move_to(program, &made, block);
            made.block = block;
            of.body.insert(at, made);
            at += 1;
        }
        at += 1;
    }
}

/// Whether a suite begins by making an instance that is used outside of it, and goes on.
fn is_made_first(program: &Program<'_>, tried: &Suite<'_>) -> bool {
    let [first, .., last] = tried.body.as_slice() else {
        return false;
    };
    let StmtKind::Assign { targets, value, .. } = &first.kind else {
        return false;
    };
    let ([Target::Var(var)], Kind::Call(func, arguments)) =
        (targets.as_slice(), program.kind(*value))
    else {
        return false;
    };
    let Kind::Class(class) = program.kind(*func) else {
        return false;
    };
    arguments
        .iter()
        .all(|it| it.stars == 0 && is_still(program, it.value))
        && raises_nothing(program, *class)
        && is_used_outside(program, *var, (first.start, last.end))
}

fn is_used_outside(program: &Program<'_>, var: VarId, (from, to): (u32, u32)) -> bool {
    let info = program.var(var);
    let (within, outside): (Vec<&Occurrence>, Vec<&Occurrence>) = info
        .occurrences
        .iter()
        .partition(|it| (from..=to).contains(&it.position));
    within.iter().filter(|it| it.is_def).count() == 1
        && !outside.is_empty()
        && outside.iter().all(|it| !it.is_def)
}

/// Whether a value is there without anything being done.
fn is_still(program: &Program<'_>, value: ExprId) -> bool {
    match program.kind(value) {
        Kind::Int(_)
        | Kind::Float(_)
        | Kind::Str(_)
        | Kind::Bool(_)
        | Kind::None
        | Kind::Var(_) => true,
        Kind::List(items) | Kind::Tuple(items) => items.iter().all(|it| is_still(program, *it)),
        Kind::Dict(items) => items.is_empty(),
        _ => false,
    }
}

/// Whether `__init__` only puts such values into fields.
fn raises_nothing(program: &Program<'_>, class: ClassId) -> bool {
    let Some(init) = program.method(class, "__init__") else {
        return program.classes[class.at()].bases.is_empty();
    };
    program.func(init).body.body.iter().all(|stmt| {
        matches!(stmt.kind, StmtKind::Pass | StmtKind::Docstring)
            || matches!(&stmt.kind, StmtKind::Assign { targets, value, .. }
                if matches!(targets.as_slice(), [Target::Attribute(..)]) && is_still(program, *value))
    })
}

fn move_to(program: &mut Program<'_>, made: &Stmt<'_>, block: BlockId) {
    let moved = made.start..=made.end;
    let from = made.block;
    for expr in &mut program.exprs {
        if expr.block == from && moved.contains(&expr.position) {
            expr.block = block;
        }
    }
    for var in &mut program.vars {
        for occurrence in &mut var.occurrences {
            if occurrence.block == from && moved.contains(&occurrence.position) {
                occurrence.block = block;
            }
        }
    }
}
