//! Which of several types that meet at one place a value is: what a test asks, and what it leaves.

use super::exceptions;
use super::ir::{ExprId, Kind, Program};
use super::ty::Ty;

/// What `isinstance` asks for: classes, as they stand there.
pub(crate) fn asked(program: &Program<'_>, class: ExprId) -> Option<Vec<ExprId>> {
    match program.kind(class) {
        Kind::Class(_) => Some(vec![class]),
        Kind::Builtin(_) | Kind::Import(_) if exceptions::class_of(program, class).is_some() => {
            Some(vec![class])
        }
        Kind::Builtin(name) => matches!(
            name.as_str(),
            "int" | "float" | "str" | "bool" | "list" | "dict" | "tuple" | "set" | "bytes"
        )
        .then(|| vec![class]),
        Kind::Tuple(items) => {
            let all: Option<Vec<_>> = items.iter().map(|it| asked(program, *it)).collect();
            Some(all?.concat())
        }
        Kind::Binary(rustpython_ast::Operator::BitOr, a, b) => {
            Some([asked(program, *a)?, asked(program, *b)?].concat())
        }
        _ => None,
    }
}

/// Whether a value of a type is one of a class; nothing if that can't be told by its type.
pub(crate) fn is_of(program: &Program<'_>, ty: &Ty, class: ExprId) -> Option<bool> {
    if let Some(asked) = exceptions::class_of(program, class) {
        return match ty {
            // It may be of a class that is derived from its own.
            Ty::Error(of) => exceptions::catches(program, asked, *of).then_some(true),
            Ty::Option(_) | Ty::Unknown | Ty::Mixed | Ty::Union(_) | Ty::Own | Ty::Dyn(_) => None,
            _ => Some(false),
        };
    }
    Some(match (program.kind(class), ty) {
        (
            _,
            Ty::Option(_)
            | Ty::Unknown
            | Ty::Mixed
            | Ty::Union(_)
            | Ty::Own
            | Ty::Real
            | Ty::Dyn(_),
        ) => return None,
        (Kind::Class(class), Ty::Instance(of)) => {
            if program.is_base(*of) && !program.lineage(*of).contains(class) {
                return None;
            }
            program.lineage(*of).contains(class)
        }
        (Kind::Class(class), Ty::Enum(of)) => class == of,
        (Kind::Class(_), _) => false,
        (Kind::Builtin(_), Ty::Enum(_)) => return None,
        (Kind::Builtin(name), Ty::Instance(of)) => {
            // A named tuple is a tuple; a class may derive from a type of Python's own.
            if program.form(*of) == super::class_form::ClassForm::Tuple && name == "tuple" {
                return None;
            }
            false
        }
        (Kind::Builtin(name), ty) => match name.as_str() {
            "int" => matches!(ty, Ty::Int | Ty::Bool | Ty::BigInt),
            "float" => *ty == Ty::Float,
            "bool" => *ty == Ty::Bool,
            "str" => ty.is_text(),
            "bytes" => *ty == Ty::Bytes,
            "list" => matches!(ty, Ty::List(_)),
            "dict" => matches!(ty, Ty::Dict(..)),
            "tuple" => matches!(ty, Ty::Tuple(_) | Ty::Tuples(_)),
            "set" => matches!(ty, Ty::Set(_)),
            _ => return None,
        },
        _ => return None,
    })
}

/// What is left of a type where a value is (or is not) of one of the classes asked for; the type as it is
/// where that can't be told.
pub(crate) fn narrowed(program: &Program<'_>, ty: &Ty, class: ExprId, truth: bool) -> Ty {
    let Some(classes) = asked(program, class) else {
        return ty.clone();
    };
    let members = match ty.some() {
        Ty::Union(_) => ty.some().members(),
        _ if matches!(ty, Ty::Option(_)) => vec![ty.some().clone()],
        _ => return ty.clone(),
    };
    let mut left = Ty::Unknown;
    for member in &members {
        let (mut of_any, mut is_open) = (false, false);
        for class in &classes {
            match is_of(program, member, *class) {
                None if matches!(member, Ty::Error(_)) => is_open = true,
                None => return ty.clone(),
                Some(is) => of_any |= is,
            }
        }
        if of_any == truth || is_open && !of_any {
            left = left.join(member);
        }
    }
    match (left, truth) {
        (Ty::Unknown, true) => ty.clone(),
        (Ty::Unknown, false) if matches!(ty, Ty::Option(_)) => Ty::None,
        (Ty::Unknown, false) => ty.clone(),
        (left, false) if matches!(ty, Ty::Option(_)) => Ty::option(left),
        (left, _) => left,
    }
}
