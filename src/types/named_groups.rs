//! `found.groupdict()`, spelled out where the pattern is known: a display of its named groups. So it may be a
//! record, may be filled further, and may stand for keywords: `Entry(**found.groupdict())`.

use super::ids::ExprId;
use super::ir::{Argument, Expr, Kind, Occurrence, Program};
use super::regular::Facts;

/// Spells out what `groupdict` gives.
pub(super) fn spell_out(program: &mut Program<'_>) {
    let has_groups =
        |it: &Expr| matches!(&it.kind, Kind::Attribute(_, name) if name == "groupdict");
    if !program.exprs.iter().any(has_groups) {
        return;
    }
    let facts = Facts::of(program);
    for at in 0..program.exprs.len() {
        let Some((found, names)) = named_groups(program, &facts, at) else {
            continue;
        };
        let of = program.exprs[at].clone();
        let Kind::Var(var) = *program.kind(found) else {
            continue;
        };
        let mut items = Vec::new();
        for name in names {
            let object = push(program, Kind::Var(var), &of);
            let text = push(program, Kind::Str(name.clone()), &of);
            let group = push(program, Kind::Index(object, text), &of);
            items.push((Some(push(program, Kind::Str(name), &of)), group));
        }
        let uses = &mut program.vars[var.at()].occurrences;
        let read = Occurrence {
            position: of.position - 1,
            block: of.block,
            is_def: false,
        };
        let place = uses.partition_point(|it| it.position <= of.position);
        uses.insert(place, read);
        program.exprs[at].kind = Kind::Dict(items);
        // Nothing asks the match itself any more.
        program.exprs[found.at()].kind = Kind::None;
    }
}

/// The match and the names of its groups, where an expression asks for all of them.
fn named_groups(program: &Program<'_>, facts: &Facts, at: usize) -> Option<(ExprId, Vec<String>)> {
    let Kind::Call(func, given) = &program.exprs[at].kind else {
        return None;
    };
    let Kind::Attribute(found, name) = program.kind(*func) else {
        return None;
    };
    let is_it = name == "groupdict" && given.is_empty();
    let is_var = matches!(program.kind(*found), Kind::Var(_));
    let regular = (is_it && is_var).then(|| facts.of_expr(program, *found))??;
    let names: Vec<String> = regular
        .groups
        .into_iter()
        .filter_map(|it| it.name)
        .collect();
    (!names.is_empty()).then_some((*found, names))
}

fn push(program: &mut Program<'_>, kind: Kind, of: &Expr) -> ExprId {
    let id = ExprId(u32::try_from(program.exprs.len()).unwrap_or(u32::MAX));
    program.exprs.push(Expr { kind, ..of.clone() });
    id
}

/// `f(**{"a": x})` is `f(a=x)`.
pub(super) fn spread(program: &mut Program<'_>, at: usize) {
    let Kind::Call(_, given) = &program.exprs[at].kind else {
        return;
    };
    let [before @ .., last] = given.as_slice() else {
        return;
    };
    let Kind::Dict(items) = program.kind(last.value) else {
        return;
    };
    if last.stars != 2 {
        return;
    }
    let keywords = items.iter().map(|(key, value)| {
        let Kind::Str(name) = program.kind((*key)?) else {
            return None;
        };
        Some(Argument {
            name: Some(name.clone()),
            stars: 0,
            value: *value,
        })
    });
    let Some(keywords) = keywords.collect::<Option<Vec<_>>>() else {
        return;
    };
    let all: Vec<Argument> = before.iter().cloned().chain(keywords).collect();
    if let Kind::Call(_, given) = &mut program.exprs[at].kind {
        *given = all;
    }
}
