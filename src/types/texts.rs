//! Which literals a text may be, where that can be seen: a literal, one of several, a parameter of which all
//! arguments are in sight.

use super::ir::{ExprId, FuncId, Kind, Piece, Program, StmtKind, Suite, Target, VarId};

/// So far the way of a text is followed.
const MAX_DEPTH: usize = 6;

/// All literals that an expression may be; nothing if it may be something else.
pub(crate) fn of(program: &Program<'_>, id: ExprId) -> Option<Vec<String>> {
    let mut found = Vec::new();
    collect(program, id, MAX_DEPTH, &mut found)?;
    Some(found)
}

fn collect(program: &Program<'_>, id: ExprId, depth: usize, found: &mut Vec<String>) -> Option<()> {
    let depth = depth.checked_sub(1)?;
    match program.kind(id) {
        Kind::Str(text) => found.push(text.clone()),
        Kind::Logic(_, items) => {
            for item in items {
                collect(program, *item, depth, found)?;
            }
        }
        Kind::Conditional { body, orelse, .. } => {
            collect(program, *body, depth, found)?;
            collect(program, *orelse, depth, found)?;
        }
        Kind::Var(var) => of_var(program, *var, depth, found)?,
        _ => return None,
    }
    Some(())
}

fn of_var(program: &Program<'_>, var: VarId, depth: usize, found: &mut Vec<String>) -> Option<()> {
    let info = program.var(var);
    if info.assignments() != 1 {
        return None;
    }
    if info.is_param {
        return of_param(program, var, depth, found);
    }
    let value = program
        .funcs
        .iter()
        .find_map(|it| assigned(&it.body, var))?;
    collect(program, value, depth, found)
}

/// What is assigned to a variable.
fn assigned(suite: &Suite<'_>, var: VarId) -> Option<ExprId> {
    suite.body.iter().find_map(|stmt| match &stmt.kind {
        StmtKind::Assign { targets, value, .. }
            if matches!(targets.as_slice(), [Target::Var(it)] if *it == var) =>
        {
            Some(*value)
        }
        _ => stmt.suites().into_iter().find_map(|it| assigned(it, var)),
    })
}

fn of_param(
    program: &Program<'_>,
    var: VarId,
    depth: usize,
    found: &mut Vec<String>,
) -> Option<()> {
    let owner = program.var(var).func;
    let func = program.func(owner);
    let place = func.params.iter().position(|it| it.var == var)?;
    let param = &func.params[place];
    if func.name == "__format__" && func.class.is_some() && place == 1 {
        return of_formats(program, found);
    }
    if func.is_value || func.name.starts_with("__") {
        return None;
    }
    let mut is_called = false;
    for expr in &program.exprs {
        let Kind::Call(callee, given) = &expr.kind else {
            continue;
        };
        let skipped = match program.kind(*callee) {
            Kind::Func(id) if *id == owner => 0,
            Kind::Attribute(_, name) if func.class.is_some() && *name == func.name => 1,
            _ => continue,
        };
        is_called = true;
        if given.iter().any(|it| it.stars > 0) {
            return None;
        }
        let named = given
            .iter()
            .find(|it| it.name.as_ref() == Some(&param.name));
        let plain = given.iter().filter(|it| it.name.is_none());
        let by_place = plain.into_iter().nth(place.checked_sub(skipped)?);
        let value = named.or(by_place).map(|it| it.value).or(param.default)?;
        collect(program, value, depth, found)?;
    }
    is_called.then_some(())
}

/// The formats behind the colons of all f-strings: those of a class are among them.
fn of_formats(program: &Program<'_>, found: &mut Vec<String>) -> Option<()> {
    found.push(String::new());
    for expr in &program.exprs {
        let Kind::Format(pieces) = &expr.kind else {
            continue;
        };
        for piece in pieces {
            if let Piece::Field { spec, .. } = piece {
                match spec.as_slice() {
                    [] => {}
                    [Piece::Text(text)] => found.push(text.clone()),
                    _ => return None,
                }
            }
        }
    }
    Some(())
}

/// Whether a function is `__format__` of a class of the file.
pub(crate) fn formats(program: &Program<'_>, func: FuncId) -> bool {
    let func = program.func(func);
    func.name == "__format__" && func.class.is_some() && func.params.len() == 2
}
