//! `*args` and `**kwargs` that a function does nothing with but pass on: where all its callers give as many, they
//! are parameters of their own.

use rustc_hash::{FxHashMap, FxHashSet};

use super::ir::{Argument, Expr, ExprId, FuncId, Kind, Param, ParamNature, Program, Var, VarId};

/// What a function is given for its `*args` and `**kwargs`.
#[derive(Debug, PartialEq, Eq)]
struct Given {
    count: usize,
    keywords: Vec<String>,
}

/// A call in which something is passed on.
struct Passing {
    call: ExprId,
    /// The variables among its arguments.
    at: Vec<(VarId, ExprId)>,
}

/// Gives functions the parameters that all their callers fill.
pub(super) fn settle(program: &mut Program<'_>) {
    loop {
        let ids = (1..program.funcs.len()).filter_map(|it| u32::try_from(it).ok());
        let mut open = ids.map(FuncId).filter(|it| is_open(program, *it));
        let found = open.find_map(|it| Some((it, passed_on(program, it)?, given(program, it)?)));
        let Some((func, passing, given)) = found else {
            return;
        };
        give(program, func, &passing, &given);
    }
}

/// Whether it is a function with such parameters whose calls can be seen by its name.
fn is_open(program: &Program<'_>, id: FuncId) -> bool {
    let func = program.func(id);
    let takes = |nature: ParamNature| func.params.iter().any(|it| it.nature == nature);
    takes(ParamNature::Rest)
        && func.is_alone
        && func.refused.is_none()
        && func.value.is_none()
        && !func.is_synthetic
        && !func.name.starts_with("__")
        && !program.wrapping.contains_key(&id)
        && (func.class.is_none()
            || program
                .funcs
                .iter()
                .filter(|it| it.class.is_some() && it.name == func.name)
                .count()
                == 1)
}

fn of_nature<'p>(
    program: &'p Program<'_>,
    id: FuncId,
    nature: ParamNature,
) -> Option<&'p Param<'p>> {
    program
        .func(id)
        .params
        .iter()
        .find(|it| it.nature == nature)
}

/// The calls in which the parameters are passed on; nothing if they are used for more.
fn passed_on(program: &Program<'_>, id: FuncId) -> Option<Vec<Passing>> {
    let rest = of_nature(program, id, ParamNature::Rest).map(|it| it.var);
    let keywords = of_nature(program, id, ParamNature::Keywords).map(|it| it.var);
    let is_one =
        |it: &Expr| matches!(it.kind, Kind::Var(var) if Some(var) == rest || Some(var) == keywords);
    let uses = program.exprs.iter().filter(|it| is_one(it)).count();
    let mut found = Vec::new();
    let mut passed = 0;
    for (at, expr) in program.exprs.iter().enumerate() {
        let Kind::Call(_, arguments) = &expr.kind else {
            continue;
        };
        let vars: Vec<(VarId, ExprId)> = arguments
            .iter()
            .filter_map(|it| match (program.kind(it.value), it.stars) {
                (Kind::Var(var), 1) if Some(*var) == rest => Some((*var, it.value)),
                (Kind::Var(var), 2) if Some(*var) == keywords => Some((*var, it.value)),
                _ => None,
            })
            .collect();
        if !vars.is_empty() {
            passed += vars.len();
            let call = ExprId(u32::try_from(at).ok()?);
            found.push(Passing { call, at: vars });
        }
    }
    let defs = |var: VarId| {
        let occurrences = &program.var(var).occurrences;
        occurrences.iter().filter(|it| it.is_def).count()
    };
    let is_once = rest.into_iter().chain(keywords).all(|it| defs(it) == 1);
    (uses == passed && uses > 0 && is_once).then_some(found)
}

/// What all calls of a function give; nothing if they differ, or not all are seen.
fn given(program: &Program<'_>, id: FuncId) -> Option<Given> {
    let func = program.func(id);
    let skipped = usize::from(func.class.is_some() && func.role != super::class_form::Role::Static);
    let plain = func
        .params
        .iter()
        .filter(|it| it.nature == ParamNature::Plain)
        .count();
    let is_named = |it: &Kind| match it {
        Kind::Func(of) => *of == id,
        Kind::Attribute(_, name) => func.class.is_some() && *name == func.name,
        _ => false,
    };
    let named: FxHashSet<ExprId> = (0..program.exprs.len())
        .filter_map(|it| u32::try_from(it).ok().map(ExprId))
        .filter(|it| is_named(program.kind(*it)))
        .collect();
    let mut called = 0;
    let mut all: Option<Given> = None;
    for expr in &program.exprs {
        let Kind::Call(callee, arguments) = &expr.kind else {
            continue;
        };
        if !named.contains(callee) {
            continue;
        }
        called += 1;
        if arguments.iter().any(|it| it.stars > 0) {
            return None;
        }
        let positional = arguments.iter().filter(|it| it.name.is_none()).count();
        let is_own = |name: &str| {
            let mut params = func.params.iter();
            params.any(|it| it.name == name && it.nature != ParamNature::Keywords)
        };
        let mut keywords: Vec<String> = arguments
            .iter()
            .filter_map(|it| it.name.clone())
            .filter(|it| !is_own(it))
            .collect();
        keywords.sort_unstable();
        let count = positional.checked_sub(plain - skipped)?;
        let here = Given { count, keywords };
        if all.as_ref().is_some_and(|it| *it != here) {
            return None;
        }
        all = Some(here);
    }
    let takes_keywords = of_nature(program, id, ParamNature::Keywords).is_some();
    let all = all.filter(|it| takes_keywords || it.keywords.is_empty())?;
    (called == named.len()).then_some(all)
}

/// What parameters are called: as those of the functions that are handed around are, if these agree.
fn names(program: &Program<'_>, id: FuncId, count: usize, keywords: &[String]) -> Vec<String> {
    let mut callees = FxHashSet::default();
    for expr in &program.exprs {
        if let Kind::Call(func, _) = &expr.kind {
            callees.insert(*func);
        }
    }
    let ids = (0..program.exprs.len()).filter_map(|it| u32::try_from(it).ok());
    let values = ids.map(ExprId).filter_map(|it| match program.kind(it) {
        Kind::Func(of) if !callees.contains(&it) => Some(*of),
        Kind::Lambda(of) => Some(*of),
        _ => None,
    });
    let mut found: Vec<Vec<String>> = values
        .map(|it| {
            program
                .func(it)
                .params
                .iter()
                .map(|it| it.name.clone())
                .collect()
        })
        .filter(|it: &Vec<String>| it.len() == count)
        .collect();
    found.sort_unstable();
    found.dedup();
    let is_taken = |name: &String| {
        let mut vars = program.vars.iter();
        let mut funcs = program.funcs.iter();
        vars.any(|it| it.func == id && it.name == *name && !it.occurrences.is_empty())
            || funcs.any(|it| it.name == *name)
            || keywords.contains(name)
    };
    match (found.as_slice(), count) {
        ([one], _) if !one.iter().any(is_taken) => one.clone(),
        (_, 1) => vec!["arg".to_owned()],
        _ => (1..=count).map(|it| format!("arg_{it}")).collect(),
    }
}

fn give(program: &mut Program<'_>, id: FuncId, passing: &[Passing], given: &Given) {
    let names = names(program, id, given.count, &given.keywords);
    let mut made: FxHashMap<VarId, Vec<(VarId, Option<String>)>> = FxHashMap::default();
    let params = std::mem::take(&mut program.funcs[id.at()].params);
    let mut settled = Vec::new();
    for param in params {
        let (nature, names): (ParamNature, &[String]) = match param.nature {
            ParamNature::Rest => (ParamNature::Plain, &names),
            ParamNature::Keywords => (ParamNature::KeywordOnly, &given.keywords),
            _ => {
                settled.push(param);
                continue;
            }
        };
        let old = std::mem::take(&mut program.vars[param.var.at()].occurrences);
        let like = program.var(param.var).clone();
        let vars = made.entry(param.var).or_default();
        for name in names {
            let var = VarId(u32::try_from(program.vars.len()).unwrap_or(u32::MAX));
            program.vars.push(Var {
                name: name.clone(),
                occurrences: old.clone(),
                ..like.clone()
            });
            let is_keyword = nature == ParamNature::KeywordOnly;
            vars.push((var, is_keyword.then(|| name.clone())));
            settled.push(Param {
                var,
                name: name.clone(),
                default: None,
                annotation: param.annotation,
                nature,
            });
        }
    }
    program.funcs[id.at()].params = settled;
    for Passing { call, at } in passing {
        let Kind::Call(func, arguments) = program.kind(*call).clone() else {
            continue;
        };
        let mut all = Vec::new();
        for argument in arguments {
            let Some((var, _)) = at.iter().find(|it| it.1 == argument.value) else {
                all.push(argument);
                continue;
            };
            let like = program.expr(argument.value).clone();
            for (var, name) in made.get(var).into_iter().flatten() {
                let value = ExprId(u32::try_from(program.exprs.len()).unwrap_or(u32::MAX));
                program.exprs.push(Expr {
                    kind: Kind::Var(*var),
                    ..like.clone()
                });
                all.push(Argument {
                    name: name.clone(),
                    stars: 0,
                    value,
                });
            }
            // It is no use of the parameter that was there any more.
            program.exprs[argument.value.at()].kind = Kind::None;
        }
        program.exprs[call.at()].kind = Kind::Call(func, all);
    }
}
