//! `count([])` of a function that gets texts elsewhere, and only counts, indexes or goes through what it gets: an empty
//! list is as good as an empty text there.

use rustc_hash::{FxHashMap, FxHashSet};

use super::empty_defaults::gone_through;
use super::ids::{ExprId, VarId};
use super::ir::{Kind, ParamNature, Program};

/// Reads such arguments as empty texts.
pub(super) fn as_texts(program: &mut Program<'_>) {
    let mut given: FxHashMap<VarId, Vec<ExprId>> = FxHashMap::default();
    let mut open: FxHashSet<VarId> = FxHashSet::default();
    for expr in &program.exprs {
        let Kind::Call(func, arguments) = &expr.kind else {
            continue;
        };
        let Kind::Func(func) = program.kind(*func) else {
            continue;
        };
        let func = program.func(*func);
        let is_by_place = arguments
            .iter()
            .all(|it| it.stars == 0 && it.name.is_none());
        if !is_by_place || func.is_value || func.class.is_some() {
            open.extend(func.params.iter().map(|it| it.var));
            continue;
        }
        let plain = func.params.iter();
        let plain = plain.filter(|it| it.nature == ParamNature::Plain && it.default.is_none());
        for (param, argument) in plain.zip(arguments) {
            given.entry(param.var).or_default().push(argument.value);
        }
    }
    let is_text = |it: &ExprId| matches!(program.kind(*it), Kind::Str(_));
    let is_empty = |it: &ExprId| matches!(program.kind(*it), Kind::List(items) if items.is_empty());
    given.retain(|var, values| {
        !open.contains(var)
            && values.iter().any(is_text)
            && values.iter().any(is_empty)
            && values.iter().all(|it| is_text(it) || is_empty(it))
    });
    if given.is_empty() {
        return;
    }
    let mut quiet = gone_through(program);
    // What a handler is told of an index that is out of range names the type.
    if program.tries.is_empty() {
        for expr in &program.exprs {
            if let Kind::Index(object, _) = &expr.kind {
                quiet.insert(*object);
            }
        }
    }
    for (var, values) in given {
        let mut uses = program.exprs.iter().enumerate();
        let are_quiet = uses.all(|(at, it)| {
            let id = ExprId(u32::try_from(at).unwrap_or(u32::MAX));
            !matches!(it.kind, Kind::Var(of) if of == var) || quiet.contains(&id)
        });
        if are_quiet {
            for value in values {
                program.exprs[value.at()].kind = match program.kind(value) {
                    Kind::List(_) => Kind::Str(String::new()),
                    kind => kind.clone(),
                };
            }
        }
    }
}
