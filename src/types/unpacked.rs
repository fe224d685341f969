//! Instances that are unpacked: `a, b = instance` takes what a loop over it gives, so the value becomes
//! `list(instance)`.

use super::class_form::ClassForm;
use super::found::Types;
use super::ir::{Argument, ExprId, Kind, Program, StmtKind, Suite, Target};
use super::ty::Ty;

/// Makes lists of the instances that are unpacked; whether there are any.
pub(super) fn as_lists(program: &mut Program<'_>, types: &Types) -> bool {
    let mut found = Vec::new();
    for func in &program.funcs {
        in_suite(program, types, &func.body, &mut found);
    }
    for value in &found {
        let inner = another(program, program.kind(*value).clone(), *value);
        let list = another(program, Kind::Builtin("list".to_owned()), *value);
        program.exprs[value.at()].kind = Kind::Call(list, vec![Argument::plain(inner)]);
    }
    !found.is_empty()
}

/// The values of a suite that are unpacked and are instances with an `__iter__` of their own.
fn in_suite(program: &Program<'_>, types: &Types, suite: &Suite<'_>, found: &mut Vec<ExprId>) {
    for stmt in &suite.body {
        if let StmtKind::Assign { targets, value, .. } = &stmt.kind
            && let [Target::Tuple(..)] = targets.as_slice()
            && let Ty::Instance(class) = *types.of(*value)
            && program.form(class) != ClassForm::Tuple
            && program.method(class, "__iter__").is_some()
        {
            found.push(*value);
        }
        for inner in stmt.suites() {
            in_suite(program, types, inner, found);
        }
    }
}

/// One more expression at the place of another.
fn another(program: &mut Program<'_>, kind: Kind, at: ExprId) -> ExprId {
    let id = ExprId(u32::try_from(program.exprs.len()).unwrap_or(u32::MAX));
    let mut expr = program.expr(at).clone();
    expr.kind = kind;
    program.exprs.push(expr);
    id
}
