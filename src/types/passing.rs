//! Variables of the module, or of a function around, that functions use and that change: each such function
//! is given them by its callers, as a parameter more.

use rustc_hash::{FxHashMap, FxHashSet};

use super::ir::{
    Argument, BlockId, Expr, ExprId, FuncId, Kind, Occurrence, Param, ParamNature, Program, Var,
    VarId,
};
use super::resolve::redirect_in;

/// A variable that is passed on, and the function that has it: the one that it is a variable of, or `main`,
/// into which a variable of the module is moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Passed {
    pub(crate) var: VarId,
    pub(crate) owner: FuncId,
}

/// The function with a name that code of `func` is part of: lambdas, and functions that are kept, are part of
/// what is around them.
pub(crate) fn named(program: &Program<'_>, mut func: FuncId) -> FuncId {
    while (program.func(func).name == "lambda" || program.kept.contains(&func))
        && let Some(parent) = program.func(func).parent
    {
        func = parent;
    }
    func
}

/// The functions other than its owner that use a variable or call one that does; None if one of them can't
/// be given it, as not all of its calls are in sight.
pub(crate) fn users(program: &Program<'_>, passed: Passed) -> Option<FxHashSet<FuncId>> {
    let within = |expr: &Expr| named(program, program.blocks[expr.block.at()].func);
    let mut users: FxHashSet<FuncId> = program
        .exprs
        .iter()
        .filter(|it| matches!(it.kind, Kind::Var(var) | Kind::Walrus(var, _) if var == passed.var))
        .map(within)
        .collect();
    users.extend(
        program
            .var(passed.var)
            .occurrences
            .iter()
            .map(|it| named(program, program.blocks[it.block.at()].func)),
    );
    users.remove(&passed.owner);
    users.remove(&program.var(passed.var).func);
    if users.is_empty() {
        return Some(users);
    }
    let mut callees: FxHashSet<ExprId> = FxHashSet::default();
    for expr in &program.exprs {
        if let Kind::Call(func, _) = expr.kind {
            callees.insert(func);
        }
    }
    loop {
        let before = users.len();
        for (index, expr) in program.exprs.iter().enumerate() {
            let id = ExprId(u32::try_from(index).ok()?);
            let Kind::Func(func) = expr.kind else {
                continue;
            };
            if !users.contains(&func) {
                continue;
            }
            let is_in_lambda = program.func(program.blocks[expr.block.at()].func).name == "lambda";
            if !callees.contains(&id) || is_in_lambda {
                return None;
            }
            let caller = within(expr);
            if caller != passed.owner {
                users.insert(caller);
            }
        }
        if users.len() == before {
            break;
        }
    }
    let is_fit = |id: &FuncId| {
        let func = program.func(*id);
        id.at() != 0 && func.class.is_none() && func.refused.is_none() && func.is_alone
    };
    users.iter().all(is_fit).then_some(users)
}

/// Gives each user of the variables a parameter, and each call of one the argument.
pub(super) fn pass_on(program: &mut Program<'_>, all: &[Passed]) {
    for passed in all {
        if let Some(users) = users(program, *passed) {
            pass(program, *passed, &users);
        }
    }
}

fn pass(program: &mut Program<'_>, passed: Passed, users: &FxHashSet<FuncId>) {
    let mut users: Vec<FuncId> = users.iter().copied().collect();
    users.sort_unstable();
    let mut params: FxHashMap<FuncId, VarId> = FxHashMap::default();
    let var = passed.var;
    program.vars[var.at()].is_passed = true;
    for user in &users {
        let id = VarId(u32::try_from(program.vars.len()).unwrap_or(u32::MAX));
        let name = free_name(program, *user, &program.var(var).name);
        let start = program
            .func(*user)
            .body
            .body
            .first()
            .map_or(0, |it| it.start);
        let block = program.func(*user).body.block.unwrap_or(BlockId(0));
        program.vars.push(Var {
            is_param: true,
            is_passed: true,
            is_handed: true,
            occurrences: vec![Occurrence {
                position: start.saturating_sub(1),
                block,
                is_def: true,
            }],
            ..Var::new(name.clone(), *user)
        });
        program.funcs[user.at()].params.push(Param {
            var: id,
            name,
            default: None,
            annotation: None,
            nature: ParamNature::KeywordOnly,
        });
        params.insert(*user, id);
    }
    let place = |program: &Program<'_>, func: FuncId| {
        params
            .get(&named(program, func))
            .copied()
            .unwrap_or(passed.var)
    };
    // Uses of it are uses of the parameter.
    for index in 0..program.exprs.len() {
        let func = program.blocks[program.exprs[index].block.at()].func;
        let here = place(program, func);
        match &mut program.exprs[index].kind {
            Kind::Var(it) | Kind::Walrus(it, _) if *it == var => *it = here,
            _ => {}
        }
    }
    for user in &users {
        let mut roots: Vec<VarId> = (0..program.vars.len())
            .map(|id| VarId(u32::try_from(id).unwrap_or(u32::MAX)))
            .collect();
        roots[var.at()] = params[user];
        redirect_in(&mut program.funcs[user.at()].body, &roots);
    }
    let occurrences = std::mem::take(&mut program.vars[var.at()].occurrences);
    for occurrence in occurrences {
        let func = program.blocks[occurrence.block.at()].func;
        let here = place(program, func);
        program.vars[here.at()].occurrences.push(occurrence);
    }
    // Each call passes it.
    for index in 0..program.exprs.len() {
        let Kind::Call(func, _) = program.exprs[index].kind else {
            continue;
        };
        let Kind::Func(callee) = *program.kind(func) else {
            continue;
        };
        let Some(param) = params.get(&callee) else {
            continue;
        };
        let name = program.var(*param).name.clone();
        let call = program.exprs[index].clone();
        let here = place(program, program.blocks[call.block.at()].func);
        let value = ExprId(u32::try_from(program.exprs.len()).unwrap_or(u32::MAX));
        program.exprs.push(Expr {
            kind: Kind::Var(here),
            span: program.expr(func).span.clone(),
            position: call.position,
            block: call.block,
        });
        program.vars[here.at()].occurrences.push(Occurrence {
            position: call.position.saturating_sub(1),
            block: call.block,
            is_def: false,
        });
        if let Kind::Call(_, arguments) = &mut program.exprs[index].kind {
            arguments.push(Argument {
                name: Some(name),
                stars: 0,
                value,
            });
        }
    }
    let mut touched: Vec<VarId> = params.values().copied().collect();
    touched.push(var);
    for id in touched {
        let func = match (id == var, program.var(id).func) {
            (true, FuncId(0)) => passed.owner,
            (_, func) => func,
        };
        let blocks = &program.blocks;
        let is_captured = program.vars[id.at()]
            .occurrences
            .iter()
            .any(|it| !it.is_def && blocks[it.block.at()].func != func);
        let info = &mut program.vars[id.at()];
        // What is moved into `main` stays a variable of the module.
        info.is_captured = is_captured || info.func == FuncId(0) && passed.owner != FuncId(0);
        info.occurrences.sort_by_key(|it| it.position);
    }
}

/// The name of the parameter; another one if the function has something of that name.
fn free_name(program: &Program<'_>, func: FuncId, name: &str) -> String {
    let is_taken = |name: &str| {
        program
            .vars
            .iter()
            .any(|it| it.func == func && it.name == name)
    };
    let mut free = name.to_owned();
    while is_taken(&free) {
        free.push_str("_around");
    }
    free
}
