//! Tables for `translate` that are made of literals, or right before they are used.

use super::super::ir::{ExprId, Kind, Program, StmtKind, Suite, Table, Target, VarId};
use super::evaluating::{Constant, Constants};
use super::take_out;

/// Notes what each `translate` does with which characters; gives the variables that are used less now.
pub(super) fn fold(program: &mut Program<'_>, constants: &Constants) -> Vec<VarId> {
    let mut found: Vec<(ExprId, ExprId, Table)> = Vec::new();
    let mut computed: Vec<(VarId, ExprId, ExprId)> = Vec::new();
    for (at, expr) in program.exprs.iter().enumerate() {
        let Some(given) = translated_by(program, &expr.kind) else {
            continue;
        };
        let made = match program.kind(given) {
            Kind::Var(var) => constants.value(*var),
            _ => Some(given),
        };
        let Some(arguments) = made.and_then(|it| arguments(program, it)) else {
            continue;
        };
        let values: Option<Vec<Constant>> = arguments
            .iter()
            .map(|it| constants.constant(program, *it))
            .collect();
        let call = ExprId(u32::try_from(at).unwrap_or(u32::MAX));
        if let Some(table) = values.and_then(|it| table(&it)) {
            found.push((call, given, table));
        } else if let (Kind::Var(var), Some(made)) = (program.kind(given), made) {
            computed.push((*var, given, made));
        }
    }
    let mut touched = Vec::new();
    for (call, given, table) in found {
        touched.extend(take_out(program, given));
        program.tables.insert(call, table);
    }
    for (var, given, made) in computed {
        if is_used_next(program, var, given) {
            // The table is made where it is used.
            program.exprs[given.at()].kind = program.kind(made).clone();
            program.vars[var.at()].occurrences.clear();
            drop_table(program, var);
        }
    }
    touched
}

/// The table that `text.translate(table)` takes.
fn translated_by(program: &Program<'_>, kind: &Kind) -> Option<ExprId> {
    let Kind::Call(func, given) = kind else {
        return None;
    };
    match (program.kind(*func), given.as_slice()) {
        (Kind::Attribute(_, name), [one])
            if name == "translate" && one.name.is_none() && one.stars == 0 =>
        {
            Some(one.value)
        }
        _ => None,
    }
}

/// The arguments of `str.maketrans(..)`.
fn arguments(program: &Program<'_>, made: ExprId) -> Option<Vec<ExprId>> {
    let Kind::Call(func, given) = program.kind(made) else {
        return None;
    };
    let Kind::Attribute(of, name) = program.kind(*func) else {
        return None;
    };
    let is_it = name == "maketrans"
        && (matches!(program.kind(*of), Kind::Builtin(name) if name == "str")
            || matches!(program.kind(*of), Kind::Str(_)));
    let is_plain = given.iter().all(|it| it.name.is_none() && it.stars == 0);
    (is_it && is_plain).then(|| given.iter().map(|it| it.value).collect())
}

/// What `str.maketrans` makes of its arguments; nothing where it raises.
fn table(values: &[Constant]) -> Option<Table> {
    let mut found = Table::new();
    let mut set = |key: char, value: String| {
        found.retain(|it| it.0 != key);
        found.push((key, value));
    };
    match values {
        [Constant::Dict(pairs)] => {
            for (key, value) in pairs {
                let key = match key {
                    Constant::Text(key) => one_char(key)?,
                    Constant::Number(number) => char::from_u32(u32::try_from(*number).ok()?)?,
                    _ => return None,
                };
                let value = match value {
                    Constant::None => String::new(),
                    Constant::Text(text) => text.clone(),
                    Constant::Number(number) => {
                        char::from_u32(u32::try_from(*number).ok()?)?.to_string()
                    }
                    _ => return None,
                };
                set(key, value);
            }
        }
        [Constant::Text(old), Constant::Text(new), rest @ ..] => {
            if old.chars().count() != new.chars().count() {
                return None;
            }
            for (key, value) in old.chars().zip(new.chars()) {
                set(key, value.to_string());
            }
            match rest {
                [] => {}
                [Constant::Text(gone)] => gone.chars().for_each(|it| set(it, String::new())),
                _ => return None,
            }
        }
        _ => return None,
    }
    Some(found)
}

fn one_char(text: &str) -> Option<char> {
    let mut chars = text.chars();
    chars.next().filter(|_| chars.next().is_none())
}

/// Whether a variable is used once, in the statement behind the one that assigns it.
fn is_used_next(program: &Program<'_>, var: VarId, used: ExprId) -> bool {
    let info = program.var(var);
    let uses = info.occurrences.iter().filter(|it| !it.is_def).count();
    let expr = program.expr(used);
    let body = &program.func(info.func).body;
    uses == 1
        && !info.is_captured
        && statement_behind(body, var).is_some_and(|(start, end, block)| {
            (start..=end).contains(&expr.position) && Some(expr.block) == block
        })
}

type Place = (u32, u32, Option<super::super::ir::BlockId>);

/// Where the statement behind the assignment of a variable stands.
fn statement_behind(suite: &Suite<'_>, var: VarId) -> Option<Place> {
    let assigns = |kind: &StmtKind<'_>| {
        matches!(kind, StmtKind::Assign { targets, .. }
            if matches!(targets.as_slice(), [Target::Var(it)] if *it == var))
    };
    for (at, stmt) in suite.body.iter().enumerate() {
        if assigns(&stmt.kind) {
            let next = suite.body.get(at + 1)?;
            let is_simple = matches!(
                next.kind,
                StmtKind::Expr(_) | StmtKind::Assign { .. } | StmtKind::Return(_)
            );
            return is_simple.then_some((next.start, next.end, suite.block.or(Some(next.block))));
        }
        for inner in stmt.suites() {
            if let Some(found) = statement_behind(inner, var) {
                return Some(found);
            }
        }
    }
    None
}

fn drop_table(program: &mut Program<'_>, var: VarId) {
    let mut funcs = std::mem::take(&mut program.funcs);
    for func in &mut funcs {
        super::drop_assignments(&mut func.body, &[var]);
    }
    program.funcs = funcs;
}
