//! Whether the cases of a `match` take each value of a type.

use super::cases::{Match, Pattern};
use super::ir::{Kind, Program};
use super::ty::Ty;

/// Whether each value of a type has a case without a guard.
pub(crate) fn takes_each(program: &Program<'_>, read: &Match, ty: &Ty) -> bool {
    let mut taken = Vec::new();
    for case in read.cases.iter().filter(|it| it.guard.is_none()) {
        match &case.pattern {
            Pattern::Or(all) => taken.extend(all),
            one => taken.push(one),
        }
    }
    is_covered(program, &taken, ty)
}

fn is_covered(program: &Program<'_>, taken: &[&Pattern], ty: &Ty) -> bool {
    if taken.iter().any(|it| takes_type(program, it, ty)) {
        return true;
    }
    match ty {
        Ty::Option(of) => {
            let is_none = |it: &&&Pattern| matches!(it, Pattern::Value(value) if matches!(program.kind(*value), Kind::None));
            let others: Vec<&Pattern> = taken.iter().filter(|it| !is_none(it)).copied().collect();
            others.len() < taken.len() && is_covered(program, &others, of)
        }
        Ty::Union(_) => ty.members().iter().all(|it| is_covered(program, taken, it)),
        Ty::List(of) | Ty::Tuples(of) => {
            // The lengths that are taken, and those from which on all are.
            let lengths = taken.iter().filter_map(|it| match it {
                Pattern::Sequence(items, star) => {
                    let mut parts = items.iter().enumerate();
                    let are_open =
                        parts.all(|(at, it)| Some(at) == *star || takes_type(program, it, of));
                    are_open.then_some((items.len() - usize::from(star.is_some()), star.is_some()))
                }
                _ => None,
            });
            let lengths: Vec<(usize, bool)> = lengths.collect();
            let open = lengths.iter().filter(|it| it.1).map(|it| it.0).min();
            open.is_some_and(|least| (0..least).all(|it| lengths.contains(&(it, false))))
        }
        _ => {
            let values = small_values(program, ty);
            !values.is_empty()
                && values
                    .iter()
                    .all(|value| taken.iter().any(|it| takes_value(program, it, value)))
        }
    }
}

/// Whether a pattern takes all values of a type.
fn takes_type(program: &Program<'_>, pattern: &Pattern, ty: &Ty) -> bool {
    match pattern {
        Pattern::Any | Pattern::Bind(_) => true,
        Pattern::As(inner, _) => takes_type(program, inner, ty),
        Pattern::Or(all) => all.iter().any(|it| takes_type(program, it, ty)),
        Pattern::Sequence(items, Some(star)) => match ty {
            Ty::Tuple(types) if types.len() + 1 >= items.len() => {
                let behind = items.len() - star - 1;
                let before = items.iter().take(*star).zip(types);
                let after = items[star + 1..].iter().zip(&types[types.len() - behind..]);
                let mut all = before.chain(after);
                all.all(|(it, ty)| takes_type(program, it, ty))
            }
            _ => false,
        },
        Pattern::Sequence(items, None) => match ty {
            Ty::Tuple(types) => {
                types.len() == items.len()
                    && items
                        .iter()
                        .zip(types)
                        .all(|(it, ty)| takes_type(program, it, ty))
            }
            _ => false,
        },
        Pattern::Class {
            class,
            positional,
            keywords,
        } => {
            let is_same = match (program.kind(*class), ty) {
                (Kind::Class(class), Ty::Instance(of)) => class == of,
                (Kind::Builtin(name), ty) => {
                    matches!(
                        (name.as_str(), ty),
                        ("int", Ty::Int | Ty::BigInt | Ty::Bool)
                            | ("float", Ty::Float)
                            | ("bool", Ty::Bool)
                            | ("list", Ty::List(_))
                            | ("dict", Ty::Dict(..))
                            | ("tuple", Ty::Tuple(_) | Ty::Tuples(_))
                    ) || name == "str" && ty.is_text()
                }
                _ => false,
            };
            is_same
                && positional.iter().all(Pattern::takes_all)
                && keywords.iter().all(|it| it.1.takes_all())
        }
        Pattern::Value(_) | Pattern::Mapping(..) => false,
    }
}

/// A value of a type that has few.
enum Small {
    Truth(bool),
    Member(String),
    Parts(Vec<Small>),
}

/// All values of a type, if they are few; else none.
fn small_values(program: &Program<'_>, ty: &Ty) -> Vec<Small> {
    match ty {
        Ty::Bool => vec![Small::Truth(true), Small::Truth(false)],
        Ty::Enum(class) => {
            let members = program.classes[class.at()].members.iter();
            members.map(|it| Small::Member(it.name.clone())).collect()
        }
        Ty::Tuple(types) if types.len() <= 3 && types.iter().all(|it| *it == Ty::Bool) => {
            let count = 1_u32 << types.len();
            let parts =
                |bits: u32| (0..types.len()).map(move |at| Small::Truth(bits >> at & 1 == 1));
            (0..count)
                .map(|it| Small::Parts(parts(it).collect()))
                .collect()
        }
        _ => Vec::new(),
    }
}

fn takes_value(program: &Program<'_>, pattern: &Pattern, value: &Small) -> bool {
    match (pattern, value) {
        (Pattern::Any | Pattern::Bind(_), _) => true,
        (Pattern::As(inner, _), value) => takes_value(program, inner, value),
        (Pattern::Or(all), value) => all.iter().any(|it| takes_value(program, it, value)),
        (Pattern::Value(it), Small::Truth(truth)) => {
            matches!(program.kind(*it), Kind::Bool(it) if it == truth)
        }
        (Pattern::Value(it), Small::Member(name)) => {
            matches!(program.kind(*it), Kind::Attribute(_, it) if it == name)
        }
        (Pattern::Sequence(items, None), Small::Parts(parts)) => {
            let pairs = items.iter().zip(parts);
            items.len() == parts.len()
                && pairs
                    .into_iter()
                    .all(|(it, value)| takes_value(program, it, value))
        }
        _ => false,
    }
}
