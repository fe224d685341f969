//! Functions after which a name of somebody else stands for another value: what `global` and `nonlocal` are for.

use rustc_hash::FxHashSet;

use crate::types::ir::{FuncId, Program};

/// Functions that assign a variable of the module or of a function around them, and those that call one.
pub(super) fn rebinders(
    program: &Program<'_>,
    method_calls: &[(FuncId, FuncId)],
) -> FxHashSet<FuncId> {
    let mut found = FxHashSet::default();
    for var in &program.vars {
        let functions = var.occurrences.iter().filter(|it| it.is_def);
        let functions = functions.map(|it| program.blocks[it.block.at()].func);
        // What is assigned to a parameter that stands for such a variable the callers see; its own value is one.
        let is_handed = var.is_handed && var.assignments() > 1;
        found.extend(functions.filter(|it| is_handed || var.is_captured && *it != var.func));
    }
    while !found.is_empty() {
        let before = found.len();
        for (caller, callee) in program.calls.iter().chain(method_calls) {
            if found.contains(callee) {
                found.insert(*caller);
            }
        }
        if found.len() == before {
            break;
        }
    }
    found
}
