//! Tests that take all that is left of a value of several types.

use super::super::found::Types;
use super::super::ir::{Arm, Kind, Program, Stmt, StmtKind};
use super::super::narrow;
use super::super::ty::Ty;
use super::super::unions;
use super::always_leaves;

/// Whether a test takes all that is left of a value of several types.
pub(crate) fn takes_rest(program: &Program<'_>, types: &Types, arm: &Arm<'_>) -> bool {
    let Some((_, class)) = narrow::asked_type(program, arm.test) else {
        return false;
    };
    let Kind::Call(_, arguments) = program.kind(arm.test) else {
        return false;
    };
    let Kind::Var(var) = program.kind(arguments[0].value) else {
        return false;
    };
    // What was several types at first is one of them here.
    let is_union = matches!(program.var(*var).ty, Ty::Union(_));
    let ty = types.of(arguments[0].value);
    let members = match ty {
        Ty::Union(_) => ty.members(),
        Ty::Option(_) | Ty::Unknown | Ty::Mixed => return false,
        one => vec![one.clone()],
    };
    let Some(classes) = unions::asked(program, class) else {
        return false;
    };
    is_union
        && members.iter().all(|member| {
            classes
                .iter()
                .any(|class| unions::is_of(program, member, *class) == Some(true))
        })
}

/// Whether a statement leaves by each of its arms, which take all that there is.
pub(super) fn leaves_by_each(program: &Program<'_>, types: &Types, stmt: &Stmt<'_>) -> bool {
    match &stmt.kind {
        StmtKind::If { arms, .. } => {
            let last = arms.iter().position(|it| takes_rest(program, types, it));
            last.is_some_and(|last| arms[..=last].iter().all(|it| always_leaves(&it.body)))
        }
        _ => false,
    }
}
