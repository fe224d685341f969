//! Patterns of regular expressions that are put together of literals.

use super::super::ir::{ExprId, Kind, Program, VarId};
use super::evaluating::Constants;
use super::take_out;

/// Puts the pattern itself where a function of `re` is given one that is put together; gives the variables
/// that are used less now.
pub(super) fn fold(program: &mut Program<'_>, constants: &Constants) -> Vec<VarId> {
    let mut found: Vec<(ExprId, String)> = Vec::new();
    for expr in &program.exprs {
        let Kind::Call(func, given) = &expr.kind else {
            continue;
        };
        let Some(first) = given
            .first()
            .filter(|it| it.name.is_none() && it.stars == 0)
        else {
            continue;
        };
        let takes_pattern = matches!(program.kind(*func), Kind::Import(name)
            if name.starts_with("re.") && name != "re.escape");
        if !takes_pattern || matches!(program.kind(first.value), Kind::Str(_)) {
            continue;
        }
        if let Some(text) = constants.text(program, first.value) {
            found.push((first.value, text));
        }
    }
    let mut touched = Vec::new();
    for (id, text) in found {
        touched.extend(take_out(program, id));
        program.exprs[id.at()].kind = Kind::Str(text);
    }
    touched
}
