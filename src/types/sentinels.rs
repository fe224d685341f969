//! Names of the module that stand for nothing: `DONE = None`, and `DONE = object()` in a program that has no
//! other None, so that what is not there and what has ended can't be taken for each other.

use rustpython_ast::CmpOp;

use super::constants::{assigned_once, drop_assignments};
use super::ir::{ExprId, FuncId, Kind, Program, VarId};

/// Methods that an object which only marks something is put into, or taken out by.
const TAKERS: &[&str] = &[
    "put",
    "put_nowait",
    "append",
    "appendleft",
    "insert",
    "send",
    "get",
    "pop",
    "setdefault",
];

/// Lets such names be None where they are read.
pub(super) fn fold(program: &mut Program<'_>) {
    let once = assigned_once(program);
    let of_module = || {
        let all = once.iter().map(|(var, value)| (*var, *value));
        all.filter(|(var, _)| program.var(*var).func == FuncId(0))
    };
    let mut found: Vec<VarId> = of_module()
        .filter(|(_, value)| matches!(program.kind(*value), Kind::None))
        .map(|it| it.0)
        .collect();
    let marks: Vec<VarId> = of_module()
        .filter(|(_, value)| is_mark(program, *value))
        .map(|it| it.0)
        .collect();
    if let [mark] = marks.as_slice()
        && found.is_empty()
        && !has_none(program)
        && is_only_a_mark(program, *mark)
    {
        program.has_mark = true;
        found.push(*mark);
    }
    let mut marked = Vec::new();
    for (at, expr) in program.exprs.iter_mut().enumerate() {
        if matches!(expr.kind, Kind::Var(var) if found.contains(&var)) {
            expr.kind = Kind::None;
            marked.push(ExprId(u32::try_from(at).unwrap_or(u32::MAX)));
        }
    }
    // Nothing else is equal to it.
    for at in 0..program.exprs.len() {
        let Kind::Compare(_, rest) = &program.exprs[at].kind else {
            continue;
        };
        let [(op, right)] = rest.as_slice() else {
            continue;
        };
        let (op, right) = (*op, *right);
        if matches!(op, CmpOp::Eq | CmpOp::NotEq)
            && matches!(program.kind(right), Kind::None)
            && marked.contains(&right)
            && let Kind::Compare(_, rest) = &mut program.exprs[at].kind
        {
            rest[0].0 = if op == CmpOp::Eq {
                CmpOp::Is
            } else {
                CmpOp::IsNot
            };
        }
    }
    for var in &found {
        program.vars[var.at()].occurrences.clear();
    }
    let mut funcs = std::mem::take(&mut program.funcs);
    for func in &mut funcs {
        drop_assignments(&mut func.body, &found);
    }
    program.funcs = funcs;
}

/// `object()`
fn is_mark(program: &Program<'_>, value: ExprId) -> bool {
    matches!(program.kind(value), Kind::Call(func, arguments)
        if arguments.is_empty()
            && matches!(program.kind(*func), Kind::Builtin(name) if name == "object"))
}

/// Whether anything else in a program is, or may be, None.
fn has_none(program: &Program<'_>) -> bool {
    program.exprs.iter().any(|it| match &it.kind {
        Kind::None => true,
        Kind::Call(func, arguments) => {
            arguments.len() == 1
                && matches!(program.kind(*func), Kind::Attribute(_, name) if name == "get")
        }
        Kind::Import(name) => name.starts_with("re.") || name.starts_with("os."),
        _ => false,
    })
}

/// Whether a variable is only compared, handed on and given back: nothing shows what it is.
fn is_only_a_mark(program: &Program<'_>, mark: VarId) -> bool {
    let is_it = |id: ExprId| matches!(program.kind(id), Kind::Var(var) if *var == mark);
    program.exprs.iter().all(|it| match &it.kind {
        Kind::Compare(left, rest) => {
            let is_compared = is_it(*left) || rest.iter().any(|it| is_it(it.1));
            !is_compared
                || rest.iter().all(|(op, _)| {
                    matches!(op, CmpOp::Is | CmpOp::IsNot | CmpOp::Eq | CmpOp::NotEq)
                })
        }
        Kind::Call(func, arguments) => {
            let is_given = arguments.iter().any(|it| is_it(it.value));
            !is_given
                || match program.kind(*func) {
                    Kind::Attribute(_, name) => TAKERS.contains(&name.as_str()),
                    Kind::Builtin(name) => matches!(name.as_str(), "iter" | "next"),
                    Kind::Func(_) | Kind::Class(_) => true,
                    _ => false,
                }
        }
        other => !other.parts().into_iter().any(is_it),
    })
}
