//! What a test tells of variables: not None, None.

use rustpython_ast as ast;

use super::ir::{ExprId, Kind, Program, VarId};

/// What holds of a variable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fact {
    /// It is not None.
    Some,
    /// It is None.
    None,
}

/// What holds of variables where `test` has come out as `truth`.
pub(crate) fn facts(program: &Program<'_>, test: ExprId, truth: bool) -> Vec<(VarId, Fact)> {
    let mut found = Vec::new();
    collect(program, test, truth, &mut found);
    found
}

fn collect(program: &Program<'_>, test: ExprId, truth: bool, found: &mut Vec<(VarId, Fact)>) {
    match program.kind(test) {
        Kind::Var(var) if truth => found.push((*var, Fact::Some)),
        Kind::Walrus(var, _) if truth => found.push((*var, Fact::Some)),
        Kind::Unary(ast::UnaryOp::Not, operand) => collect(program, *operand, !truth, found),
        Kind::Logic(is_and, values) if *is_and == truth => {
            values
                .iter()
                .for_each(|value| collect(program, *value, truth, found));
        }
        Kind::Compare(left, rest) => {
            if let ([(op, right)], Some(var)) = (rest.as_slice(), variable(program, *left))
                && matches!(program.kind(*right), Kind::None)
            {
                let is_none = match op {
                    ast::CmpOp::Is | ast::CmpOp::Eq => truth,
                    ast::CmpOp::IsNot | ast::CmpOp::NotEq => !truth,
                    _ => return,
                };
                found.push((var, if is_none { Fact::None } else { Fact::Some }));
            }
        }
        _ => {}
    }
}

fn variable(program: &Program<'_>, expr: ExprId) -> Option<VarId> {
    match program.kind(expr) {
        Kind::Var(var) | Kind::Walrus(var, _) => Some(*var),
        _ => None,
    }
}
