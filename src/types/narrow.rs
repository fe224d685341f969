//! What a test tells of variables: not None, None, an instance of a class.

use rustpython_ast as ast;

use super::ir::{ClassId, ExprId, Kind, Program, VarId};
use super::ty::Ty;
use super::unions;

/// What holds of a variable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fact {
    /// It is not None.
    Some,
    /// It is None.
    None,
    /// It is an instance of this class, from which no other derives.
    Is(ClassId),
    /// It is one of the classes that stand here.
    One(ExprId),
    /// It is none of them.
    NotOne(ExprId),
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
        Kind::Call(..) => {
            // An error of a class is there.
            if let Some(var) = asked_error(program, test)
                && truth
            {
                found.push((var, Fact::Some));
            }
            if let Some((var, class)) = asked_class(program, test)
                && truth
            {
                found.push((var, Fact::Is(class)));
            }
            if let Some((var, class)) = asked_type(program, test) {
                let fact = if truth { Fact::One } else { Fact::NotOne };
                found.push((var, fact(class)));
            }
        }
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

/// The variable and the class of `isinstance(x, Class)`, if no class derives from that one but itself from
/// another.
pub(crate) fn asked_class(program: &Program<'_>, test: ExprId) -> Option<(VarId, ClassId)> {
    let Kind::Call(func, arguments) = program.kind(test) else {
        return None;
    };
    let [of, class] = arguments.as_slice() else {
        return None;
    };
    match (
        program.kind(*func),
        program.kind(of.value),
        program.kind(class.value),
    ) {
        (Kind::Builtin(name), Kind::Var(var), Kind::Class(class))
            if name == "isinstance" && class.root() != *class && !program.is_base(*class) =>
        {
            Some((*var, *class))
        }
        _ => None,
    }
}

/// The variable of `isinstance(error, ..)` where there may be no error.
fn asked_error(program: &Program<'_>, test: ExprId) -> Option<VarId> {
    let Kind::Call(func, arguments) = program.kind(test) else {
        return None;
    };
    let (Kind::Builtin(name), [of, _]) = (program.kind(*func), arguments.as_slice()) else {
        return None;
    };
    let Kind::Var(var) = program.kind(of.value) else {
        return None;
    };
    let may_be = matches!(&program.var(*var).ty, Ty::Option(of) if matches!(**of, Ty::Error(_)));
    (name == "isinstance" && may_be).then_some(*var)
}

/// The variable and the classes of `isinstance(x, ..)`.
pub(crate) fn asked_type(program: &Program<'_>, test: ExprId) -> Option<(VarId, ExprId)> {
    let Kind::Call(func, arguments) = program.kind(test) else {
        return None;
    };
    let [of, class] = arguments.as_slice() else {
        return None;
    };
    match (program.kind(*func), program.kind(of.value)) {
        (Kind::Builtin(name), Kind::Var(var)) if name == "isinstance" => {
            unions::asked(program, class.value).map(|_| (*var, class.value))
        }
        _ => None,
    }
}

/// What a variable of a type is where a fact holds.
pub(crate) fn applied(program: &Program<'_>, fact: Fact, ty: Ty) -> Ty {
    match (fact, ty) {
        (Fact::Some, Ty::Option(of)) => *of,
        (Fact::Some, Ty::None) => Ty::Unknown,
        (Fact::Is(class), Ty::Dyn(root)) if class.root() == root => Ty::Instance(class),
        (Fact::One(class), ty) => unions::narrowed(program, &ty, class, true),
        (Fact::NotOne(class), ty) => unions::narrowed(program, &ty, class, false),
        (_, ty) => ty,
    }
}

fn variable(program: &Program<'_>, expr: ExprId) -> Option<VarId> {
    match program.kind(expr) {
        Kind::Var(var) | Kind::Walrus(var, _) => Some(*var),
        _ => None,
    }
}
