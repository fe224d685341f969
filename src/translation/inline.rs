//! Lambdas that are called where they stand.

use rustc_hash::FxHashSet;

use crate::types::Types;
use crate::types::ir::{FuncId, Kind, Program};
use crate::types::ty::Ty;

/// Lambdas that are written out where they are called: arguments of builtins, keys of sorts.
pub(super) fn lambdas(program: &Program<'_>, types: &Types) -> FxHashSet<FuncId> {
    let mut found = FxHashSet::default();
    for expr in &program.exprs {
        let Kind::Call(func, arguments) = &expr.kind else {
            continue;
        };
        let is_inline = match program.kind(*func) {
            Kind::Builtin(_) | Kind::Import(_) => true,
            Kind::Attribute(object, name) => {
                name == "sort" || matches!(types.of(*object).some(), Ty::Foreign(_))
            }
            _ => false,
        };
        for argument in arguments {
            if let (true, Kind::Lambda(id)) = (is_inline, program.kind(argument.value)) {
                found.insert(*id);
            }
        }
    }
    found
}
