//! Parameters that a function changes and gives back, where no caller has the argument any more: `def sort(xs): ..;
//! return xs`, called as `sort([3, 1])` or `xs = sort(xs)`. They are the function's own, and what it gives is they.

use rustc_hash::FxHashSet;

use crate::translation::roots::root;
use crate::types::Types;
use crate::types::ir::{
    Argument, ExprId, FuncId, Kind, Nature, Param, Program, StmtKind, Suite, Target, VarId,
};
use crate::types::ty::Ty;

/// Builtins that make a container of their own.
const MAKING: [&str; 5] = ["dict", "list", "set", "sorted", "bytearray"];

/// Such parameters, of the functions that may give back what they are given.
pub(super) fn given_away(
    program: &Program<'_>,
    types: &Types,
    gives_back: &FxHashSet<FuncId>,
    changed: &FxHashSet<VarId>,
    stored: &FxHashSet<VarId>,
) -> FxHashSet<VarId> {
    let mut found = FxHashSet::default();
    for id in gives_back {
        let func = program.func(*id);
        if func.class.is_some() || func.is_generator || func.is_async {
            continue;
        }
        for (place, param) in func.params.iter().enumerate() {
            let info = program.var(param.var);
            let is_container = matches!(
                info.ty,
                Ty::List(_) | Ty::Dict(..) | Ty::Set(_) | Ty::Deque(_)
            );
            if is_container
                && changed.contains(&param.var)
                && !stored.contains(&param.var)
                && !info.is_captured
                && param.default.is_none()
                && info.assignments() <= 1
                && is_given_as_it_is(program, &func.body, param.var)
                && calls_give_it(program, types, *id, (place, param))
            {
                found.insert(param.var);
            }
        }
    }
    found
}

/// Whether a function gives back a parameter, and nothing else that holds it or is a part of it.
fn is_given_as_it_is(program: &Program<'_>, body: &Suite<'_>, param: VarId) -> bool {
    let mut given = Vec::new();
    returned(body, &mut given);
    let is_it = |it: &ExprId| matches!(program.kind(*it), Kind::Var(of) if *of == param);
    given.iter().any(is_it)
        && given
            .iter()
            .all(|it| is_it(it) || !mentions(program, *it, param))
}

/// Whether a parameter may be in what an expression gives.
fn mentions(program: &Program<'_>, id: ExprId, param: VarId) -> bool {
    root(program, id) == Some(param)
        || match program.kind(id) {
            Kind::Tuple(parts) | Kind::List(parts) | Kind::Logic(_, parts) => {
                parts.iter().any(|it| mentions(program, *it, param))
            }
            Kind::Conditional { body, orelse, .. } => {
                mentions(program, *body, param) || mentions(program, *orelse, param)
            }
            Kind::Call(_, arguments) => arguments
                .iter()
                .any(|it| mentions(program, it.value, param)),
            Kind::Dict(_) | Kind::Set(_) => true,
            _ => false,
        }
}

fn returned(suite: &Suite<'_>, found: &mut Vec<ExprId>) {
    for stmt in &suite.body {
        if let StmtKind::Return(Some(value)) = &stmt.kind {
            found.push(*value);
        }
        for inner in stmt.suites() {
            returned(inner, found);
        }
    }
}

/// Whether a function is only called, and each call gives away what it passes for a parameter.
fn calls_give_it(
    program: &Program<'_>,
    types: &Types,
    id: FuncId,
    (place, param): (usize, &Param<'_>),
) -> bool {
    let ids = || (0..program.exprs.len()).filter_map(|it| u32::try_from(it).ok().map(ExprId));
    let is_named = |it: ExprId| matches!(program.kind(it), Kind::Func(of) if *of == id);
    let mut calls = 0;
    for call in ids() {
        let Kind::Call(callee, arguments) = program.kind(call) else {
            continue;
        };
        if !is_named(*callee) {
            continue;
        }
        calls += 1;
        let by_place = arguments.get(place).filter(|it| it.name.is_none());
        let by_name = |it: &&Argument| it.name.as_deref() == Some(param.name.as_str());
        let passed = by_place.or_else(|| arguments.iter().find(by_name));
        let gives = passed.is_some_and(|it| is_given(program, types, it.value, call));
        if !gives || arguments.iter().any(|it| it.stars > 0) {
            return false;
        }
    }
    calls > 0 && calls == ids().filter(|it| is_named(*it)).count()
}

/// Whether nobody has an argument of a call any more when that is over.
fn is_given(program: &Program<'_>, types: &Types, value: ExprId, call: ExprId) -> bool {
    match program.kind(value) {
        Kind::List(_) | Kind::Dict(_) | Kind::Set(_) | Kind::Comprehension(_) | Kind::Slice(..) => {
            true
        }
        Kind::Call(func, _) => match program.kind(*func) {
            Kind::Builtin(name) => MAKING.contains(&name.as_str()),
            Kind::Attribute(of, _) => types.of(*of).is_text(),
            _ => false,
        },
        Kind::Var(var) => is_last_seen(program, *var, value, call),
        _ => false,
    }
}

/// Whether a variable of a function is not looked at behind a call, unless what that gives is assigned to it.
fn is_last_seen(program: &Program<'_>, var: VarId, value: ExprId, call: ExprId) -> bool {
    let info = program.var(var);
    let at = program.expr(value);
    let func = |it: crate::types::ir::BlockId| program.blocks[it.at()].func;
    let own = func(at.block);
    if info.is_captured
        || info.is_param
        || info.func != own
        || info.occurrences.iter().any(|it| func(it.block) != own)
    {
        return false;
    }
    let span = &program.expr(call).span;
    let is_within = |position: u32| {
        program.exprs.iter().any(|it| {
            it.position == position && span.start <= it.span.start && it.span.end <= span.end
        })
    };
    let mentions = info.occurrences.iter().filter(|it| !it.is_def);
    // Looked at twice by the call itself.
    if mentions.filter(|it| is_within(it.position)).count() > 1 {
        return false;
    }
    if is_assigned_to(program, own, var, call) {
        return true;
    }
    let mut occurrences = info.occurrences.iter();
    let is_last = occurrences.all(|it| it.position <= at.position);
    let home = info.occurrences.first().map(|it| it.block);
    let is_repeated = program
        .blocks_around(at.block)
        .take_while(|it| Some(*it) != home)
        .any(|it| program.blocks[it.at()].nature == Nature::Loop);
    is_last && !is_repeated
}

/// Whether a statement assigns what a call gives to a variable.
fn is_assigned_to(program: &Program<'_>, func: FuncId, var: VarId, call: ExprId) -> bool {
    fn within(suite: &Suite<'_>, var: VarId, call: ExprId) -> bool {
        suite.body.iter().any(|stmt| {
            let is_it = match &stmt.kind {
                StmtKind::Assign { targets, value, .. } => {
                    *value == call && matches!(targets.as_slice(), [Target::Var(of)] if *of == var)
                }
                _ => false,
            };
            is_it || stmt.suites().into_iter().any(|it| within(it, var, call))
        })
    }
    within(&program.func(func).body, var, call)
}
