//! Whether an expression is one of a pattern of the table, and what stands in its holes.

use rustc_hash::FxHashMap;
use rustpython_ast::{Operator, UnaryOp};

use super::super::ir::{ExprId, Kind, Program};
use super::super::ty::{DictKind, Ty};
use super::Instance;
use crate::phrases::{Argument, Callee, Literal, Operand, Pattern, Type};

pub(super) fn matches(
    program: &Program<'_>,
    pattern: &Pattern,
    expr: ExprId,
    found: &mut Instance,
) -> bool {
    match (pattern, program.kind(expr)) {
        (Pattern::Call { callee, arguments }, Kind::Call(func, given)) => {
            let callee_matches = match (callee, program.kind(*func)) {
                (Callee::Function(path), Kind::Import(name) | Kind::Builtin(name)) => path == name,
                (Callee::Method { receiver, name }, Kind::Attribute(object, method)) => {
                    name == method && operand(program, receiver, *object, found)
                }
                _ => false,
            };
            callee_matches
                && arguments.len() == given.len()
                && arguments.iter().zip(given).all(|(wanted, given)| {
                    let Argument {
                        keyword,
                        is_unpacked,
                        value,
                    } = wanted;
                    !is_unpacked
                        && given.stars == 0
                        && *keyword == given.name
                        && operand(program, value, given.value, found)
                })
        }
        (Pattern::Path(path), Kind::Import(name)) => path == name,
        (Pattern::Attribute { value, name }, Kind::Attribute(object, attribute)) => {
            name == attribute && operand(program, value, *object, found)
        }
        (Pattern::Operation { .. }, Kind::Binary(op, a, b)) => {
            is_operation(program, pattern, *op, (*a, *b), found)
        }
        (Pattern::Operation { operator, operands }, Kind::Unary(UnaryOp::USub, of)) => {
            matches!(operands.as_slice(), [only] if operator == "-" && operand(program, only, *of, found))
        }
        (Pattern::Item { value, index }, Kind::Index(of, at)) => {
            operand(program, value, *of, found) && operand(program, index, *at, found)
        }
        _ => false,
    }
}

/// Whether an operator with two values is one of a pattern.
pub(super) fn is_operation(
    program: &Program<'_>,
    pattern: &Pattern,
    op: Operator,
    (a, b): (ExprId, ExprId),
    found: &mut Instance,
) -> bool {
    let Pattern::Operation { operator, operands } = pattern else {
        return false;
    };
    let [left, right] = operands.as_slice() else {
        return false;
    };
    operator == op.as_str() && operand(program, left, a, found) && operand(program, right, b, found)
}

fn operand(program: &Program<'_>, wanted: &Operand, expr: ExprId, found: &mut Instance) -> bool {
    match wanted {
        Operand::Hole(name) => found.holes.insert(name.clone(), expr).is_none(),
        Operand::Literal(literal) => match (literal, program.kind(expr)) {
            (Literal::None, Kind::None) => true,
            (Literal::Bool(a), Kind::Bool(b)) => a == b,
            (Literal::Int(a), Kind::Int(b)) => a == b,
            (Literal::Str(a), Kind::Str(b)) => a == b,
            _ => false,
        },
        Operand::Pattern(pattern) => matches(program, pattern, expr, found),
        Operand::Other(_) => false,
    }
}

/// Whether values of `ty` may stand in a hole of type `wanted`.
pub(super) fn unify(wanted: &Type, ty: &Ty, variables: &mut FxHashMap<String, Ty>) -> bool {
    if wanted.is_variable() {
        if !ty.is_known() {
            return false;
        }
        return if let Some(known) = variables.get(&wanted.name) {
            known == ty
        } else {
            variables.insert(wanted.name.clone(), ty.clone());
            true
        };
    }
    match (wanted.name.as_str(), wanted.args.as_slice(), ty) {
        ("int", _, Ty::Int)
        | ("float", _, Ty::Float | Ty::Int)
        | ("bool", _, Ty::Bool)
        | ("bytes", _, Ty::Bytes) => true,
        ("str", _, ty) => ty.is_text(),
        // Of what may be None, Python raises where it is None.
        (name, [], ty) if matches!(ty.some(), Ty::Foreign(of) if name == *of) => true,
        ("list", [of], Ty::List(item))
        | ("set", [of], Ty::Set(item))
        | ("deque", [of], Ty::Deque(item)) => unify(of, item, variables),
        ("dict", [key, value], Ty::Dict(a, b, DictKind::Plain)) => {
            unify(key, a, variables) && unify(value, b, variables)
        }
        ("iter", [of], Ty::List(_) | Ty::Iter(_) | Ty::Set(_) | Ty::Tuples(_) | Ty::Range) => {
            unify(of, &ty.item(), variables)
        }
        _ => false,
    }
}

pub(super) fn to_ty(ty: &'static Type, variables: &FxHashMap<String, Ty>) -> Option<Ty> {
    if ty.is_variable() {
        return variables.get(&ty.name).cloned();
    }
    let one = |at: usize| ty.args.get(at).and_then(|it| to_ty(it, variables));
    Some(match ty.name.as_str() {
        "int" => Ty::Int,
        "float" => Ty::Float,
        "bool" => Ty::Bool,
        "str" => Ty::Str,
        "char" => Ty::Char,
        "bytes" => Ty::Bytes,
        "None" => Ty::None,
        "list" => Ty::list(one(0)?),
        "set" => Ty::set(one(0)?),
        "dict" => Ty::dict(one(0)?, one(1)?),
        "tuple" => Ty::Tuple(
            ty.args
                .iter()
                .map(|it| to_ty(it, variables))
                .collect::<Option<Vec<Ty>>>()?,
        ),
        "Optional" => Ty::option(one(0)?),
        "any" | "fn" | "Union" | "Array" | "json" | "module" | "type" => return None,
        name if ty.args.is_empty() => Ty::Foreign(name),
        "iter" => Ty::iter(one(0)?),
        _ => return None,
    })
}
