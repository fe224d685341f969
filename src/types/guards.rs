//! Methods that ask whether the other operand is of their class: without the question.

use super::ir::{ClassId, ExprId, FuncId, Kind, Program, Stmt, StmtKind, Suite, VarId};
use rustpython_ast as ast;

/// Leaves out, in methods that compare, what they do with operands of other classes: such an operand is
/// never passed to them.
pub(super) fn drop_guards(program: &mut Program<'_>) {
    let mut guarded: Vec<(FuncId, VarId, ClassId)> = Vec::new();
    for (index, func) in program.funcs.iter().enumerate() {
        if let (Some(class), Some(operand)) = (func.class, func.params.get(1))
            && func.name.starts_with("__")
            && func.name.ends_with("__")
        {
            let id = FuncId(u32::try_from(index).unwrap_or(u32::MAX));
            guarded.push((id, operand.var, class));
        }
    }
    for (id, operand, class) in guarded {
        let mut body = std::mem::take(&mut program.funcs[id.at()].body);
        let mut falls_through = false;
        let is_short = body.body.len() <= 3;
        if let Some(first) = body
            .body
            .iter_mut()
            .find(|it| !matches!(it.kind, StmtKind::Docstring))
        {
            let is_guard = match &first.kind {
                StmtKind::If { arms, orelse: None } if arms.len() == 1 => {
                    let negated = match program.kind(arms[0].test) {
                        Kind::Unary(ast::UnaryOp::Not, of) => Some(*of),
                        _ => None,
                    };
                    negated.is_some_and(|it| asks_for(program, it, operand, class))
                        && arms[0].body.body.len() == 1
                        && gives_up(program, &arms[0].body.body[0])
                }
                _ => false,
            };
            if is_guard {
                program.guarded.insert(id);
                first.kind = StmtKind::Scoping;
            } else if let StmtKind::If { arms, orelse: None } = &mut first.kind
                && arms.len() == 1
                && asks_for(program, arms[0].test, operand, class)
                && is_short
            {
                falls_through = true;
            } else if let StmtKind::Return(Some(value)) = &first.kind
                && let Some(rest) = without_guard(program, *value, id, operand, class)
            {
                program.guarded.insert(id);
                program.exprs[value.at()].kind = program.exprs[rest.at()].kind.clone();
            }
        }
        if falls_through {
            if body.body.last().is_some_and(|it| gives_up(program, it)) {
                program.guarded.insert(id);
            }
            unwrap_guard(program, &mut body);
        }
        program.funcs[id.at()].body = body;
    }
}

/// `if isinstance(other, C): return x` before `return NotImplemented`: the first is all that is left.
fn unwrap_guard(program: &Program<'_>, body: &mut Suite<'_>) {
    let at = body
        .body
        .iter()
        .position(|it| !matches!(it.kind, StmtKind::Docstring))
        .unwrap_or(0);
    let is_last = |stmt: &Stmt<'_>| gives_up(program, stmt);
    if body.body.len() != at + 2 || !is_last(&body.body[at + 1]) {
        return;
    }
    if let StmtKind::If { arms, .. } = &mut body.body[at].kind
        && let [arm] = arms.as_mut_slice()
        && arm.body.body.len() == 1
        && matches!(arm.body.body[0].kind, StmtKind::Return(Some(_)))
    {
        let inner = arm.body.body[0].kind.clone();
        body.body[at].kind = StmtKind::Scoping;
        body.body[at + 1].kind = inner;
    }
}

/// Whether an expression is `isinstance(operand, class)`.
fn asks_for(program: &Program<'_>, id: ExprId, operand: VarId, class: ClassId) -> bool {
    let Kind::Call(func, arguments) = program.kind(id) else {
        return false;
    };
    matches!(program.kind(*func), Kind::Builtin(name) if name == "isinstance")
        && arguments.len() == 2
        && matches!(program.kind(arguments[0].value), Kind::Var(var) if *var == operand)
        && matches!(program.kind(arguments[1].value), Kind::Class(of) if *of == class)
}

/// `return NotImplemented` and `return False`.
fn gives_up(program: &Program<'_>, stmt: &Stmt<'_>) -> bool {
    match &stmt.kind {
        StmtKind::Return(Some(value)) => match program.kind(*value) {
            Kind::Builtin(name) => name == "NotImplemented",
            Kind::Bool(truth) => !truth,
            _ => false,
        },
        _ => false,
    }
}

/// What is left of `isinstance(other, C) and x`, `x if isinstance(other, C) else NotImplemented`.
fn without_guard(
    program: &mut Program<'_>,
    value: ExprId,
    method: FuncId,
    operand: VarId,
    class: ClassId,
) -> Option<ExprId> {
    match program.kind(value).clone() {
        Kind::Logic(true, values) if asks_for(program, *values.first()?, operand, class) => {
            match &values[1..] {
                [one] => Some(*one),
                rest => {
                    program.guarded.insert(method);
                    program.exprs[value.at()].kind = Kind::Logic(true, rest.to_vec());
                    None
                }
            }
        }
        Kind::Conditional { test, body, .. } if asks_for(program, test, operand, class) => {
            Some(body)
        }
        _ => None,
    }
}
