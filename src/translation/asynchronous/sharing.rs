//! Containers and small values that tasks share and change: each is in a cell that all of them own, and no task holds it while
//! it waits.

use rustc_hash::FxHashSet;

use super::super::code::Form;
use super::super::coroutines::Coroutines;
use super::super::effects::Effects;
use super::super::variables::{Binding, Global};
use crate::types::Types;
use crate::types::ir::{Argument, ExprId, FuncId, Kind, Param, ParamNature, Program, VarId};
use crate::types::ty::Ty;

/// Turns the variables that tasks change for others into cells.
pub(in super::super) fn share(
    program: &Program<'_>,
    types: &Types,
    effects: &Effects,
    coroutines: &mut Coroutines,
    bindings: &mut [Binding],
) {
    let passes = passes(program, types);
    let is_small = |var: VarId| {
        let info = program.var(var);
        matches!(info.ty, Ty::Int | Ty::Float | Ty::Bool) && info.is_passed
    };
    let is_held = |var: VarId| {
        let ty = &program.var(var).ty;
        matches!(ty, Ty::List(_) | Ty::Dict(..) | Ty::Set(_) | Ty::Deque(_)) || is_small(var)
    };
    let mut shared: FxHashSet<VarId> = FxHashSet::default();
    for pass in &passes {
        let is_changed = effects.changed.contains(&pass.param)
            || effects.watched.contains(&pass.param)
            || is_small(pass.param) && bindings[pass.param.at()].form == Form::MutRef;
        if coroutines.detached.contains(&pass.call) && is_held(pass.param) && is_changed {
            shared.insert(pass.param);
        }
    }
    loop {
        let before = shared.len();
        for pass in &passes {
            let is_async = program.func(pass.callee).is_async;
            if is_async && is_held(pass.param) && is_held(pass.var) {
                if shared.contains(&pass.param) {
                    shared.insert(pass.var);
                }
                if shared.contains(&pass.var) {
                    shared.insert(pass.param);
                }
            }
        }
        if shared.len() == before {
            break;
        }
    }
    for var in shared {
        let info = program.var(var);
        let binding = &mut bindings[var.at()];
        let defs = info.assignments();
        let moved_to = match binding.global {
            Some(Global::Moved(main)) => Some(main),
            _ => None,
        };
        let is_own = moved_to.is_some() || binding.global.is_none() && !info.is_captured;
        if !is_own || defs > 1 && !is_small(var) {
            continue;
        }
        coroutines.moved.extend(moved_to.map(|main| (var, main)));
        coroutines.shared.insert(var);
        binding.global = Some(if is_small(var) {
            Global::Slot(true)
        } else {
            Global::Kept(true)
        });
        binding.form = if info.is_param {
            Form::Ref
        } else {
            Form::Place
        };
        (binding.needs_mut, binding.is_usize) = (false, false);
    }
}

/// A variable that is an argument.
struct Pass {
    call: ExprId,
    callee: FuncId,
    var: VarId,
    param: VarId,
}

/// All variables that are arguments of functions of the file.
fn passes(program: &Program<'_>, types: &Types) -> Vec<Pass> {
    let mut found = Vec::new();
    let ids = program.expr_ids();
    for call in ids {
        let Kind::Call(func, arguments) = program.kind(call) else {
            continue;
        };
        let (callee, skipped) = match program.kind(*func) {
            Kind::Func(callee) => (*callee, 0),
            Kind::Attribute(object, name) => match types.of(*object).some() {
                Ty::Instance(class) => match program.method(*class, name) {
                    Some(method) => (method, 1),
                    None => continue,
                },
                _ => continue,
            },
            _ => continue,
        };
        let params = program.func(callee).params.get(skipped..);
        for (argument, param) in matched(arguments, params.unwrap_or_default()) {
            if let Kind::Var(var) = program.kind(argument.value) {
                found.push(Pass {
                    call,
                    callee,
                    var: *var,
                    param: param.var,
                });
            }
        }
    }
    found
}

/// Arguments with the parameters that they go to.
fn matched<'i, 'a>(
    arguments: &'i [Argument],
    params: &'i [Param<'a>],
) -> Vec<(&'i Argument, &'i Param<'a>)> {
    let mut plain = params.iter().filter(|it| it.nature == ParamNature::Plain);
    let mut found = Vec::new();
    for argument in arguments.iter().filter(|it| it.stars == 0) {
        let param = match &argument.name {
            Some(name) => params.iter().find(|it| it.name == *name),
            None => plain.next(),
        };
        found.extend(param.map(|it| (argument, it)));
    }
    found
}
