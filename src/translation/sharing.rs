//! Variables of functions that threads change: each is in a lock that all of them own, and so are the parameters
//! that stand for it.

use rustc_hash::FxHashSet;

use super::code::Form;
use super::effects::Effects;
use super::variables::{Binding, Global};
use crate::types::ir::{Argument, ExprId, FuncId, Kind, Program, VarId};
use crate::types::ty::Ty;

/// The arguments of calls of the file's functions, with their parameters.
fn passed(program: &Program<'_>) -> Vec<(ExprId, VarId, VarId)> {
    let mut found = Vec::new();
    for (index, expr) in program.exprs.iter().enumerate() {
        let id = ExprId(u32::try_from(index).unwrap_or(u32::MAX));
        let Kind::Call(func, arguments) = &expr.kind else {
            continue;
        };
        let Kind::Func(callee) = program.kind(*func) else {
            continue;
        };
        for (argument, param) in pairs(program, *callee, arguments) {
            if let Kind::Var(var) = program.kind(argument) {
                found.push((id, *var, param));
            }
        }
    }
    found
}

fn pairs(program: &Program<'_>, callee: FuncId, arguments: &[Argument]) -> Vec<(ExprId, VarId)> {
    let params = &program.func(callee).params;
    let mut places = params.iter();
    let pair = |argument: &Argument| {
        let param = match &argument.name {
            Some(name) => params.iter().find(|it| it.name == *name),
            None => places.next(),
        };
        Some((argument.value, param?.var))
    };
    arguments.iter().filter_map(pair).collect()
}

/// Finds these variables and puts them into locks.
pub(super) fn find(
    program: &Program<'_>,
    effects: &Effects,
    bindings: &mut [Binding],
    by_fields: FxHashSet<VarId>,
) -> FxHashSet<VarId> {
    let mut locked: FxHashSet<VarId> = by_fields;
    if program.tasks.is_empty() && locked.is_empty() {
        return locked;
    }
    let passed = passed(program);
    for (call, var, param) in &passed {
        let info = program.var(*param);
        let is_container = matches!(
            info.ty,
            Ty::List(_) | Ty::Dict(..) | Ty::Set(_) | Ty::Deque(_)
        );
        let is_changed = is_container && effects.changed.contains(param)
            || info.is_handed && bindings[param.at()].form == Form::MutRef && info.ty.is_copy();
        if program.tasks.contains(call)
            && !program.made_by_processes.contains(call)
            && is_changed
            && bindings[var.at()].global.is_none()
        {
            locked.extend([*var, *param]);
        }
    }
    loop {
        let before = locked.len();
        for (_, var, param) in &passed {
            if locked.contains(var) || locked.contains(param) {
                locked.extend([*var, *param]);
            }
        }
        if locked.len() == before {
            break;
        }
    }
    locked.retain(|it| bindings[it.at()].global.is_none());
    for var in &locked {
        let binding = &mut bindings[var.at()];
        binding.global = Some(if program.var(*var).ty.is_copy() {
            Global::Slot(true)
        } else {
            Global::Kept(true)
        });
        (binding.needs_mut, binding.is_usize, binding.form) = (false, false, Form::Place);
    }
    locked
}
