//! Which phrase a call is: its callee, its arguments by number, name and literal, and their types.

use rustc_hash::FxHashMap;

use super::found::Types;
use super::ir::{ExprId, Kind, Program};
use super::ty::{DictKind, Ty};
use crate::phrases::{self, Argument, Callee, Literal, Operand, Pattern, Phrase, Type};

/// A phrase that an expression is an instance of.
#[derive(Debug, Clone)]
pub(crate) struct Instance {
    pub(crate) phrase: &'static Phrase,
    /// What stands in its holes.
    pub(crate) holes: FxHashMap<String, ExprId>,
    /// What its type variables stand for.
    pub(crate) variables: FxHashMap<String, Ty>,
}

/// Finds the phrase that a call is, one that gives what Python gives or stops.
pub(crate) fn find(program: &Program<'_>, types: &Types, expr: ExprId) -> Option<Instance> {
    let candidates = candidates(program, types, expr)?;
    let mut exact = candidates.into_iter().filter(|it| is_exact(it));
    exact.find_map(|phrase| instance(program, types, phrase, expr))
}

/// The type that a call gives by its phrase, also where that differs somewhere; unknown without one.
pub(crate) fn gives(program: &Program<'_>, types: &Types, expr: ExprId) -> Ty {
    let mut candidates = candidates(program, types, expr).unwrap_or_default();
    candidates.sort_by_key(|it| !is_exact(it));
    let mut found = candidates
        .into_iter()
        .filter_map(|phrase| instance(program, types, phrase, expr));
    found.next().map_or(Ty::Unknown, |it| it.gives())
}

/// What a call of a function of a library asks of arguments of which nothing is known yet.
pub(crate) fn wanted(program: &Program<'_>, types: &Types, expr: ExprId) -> Vec<(ExprId, Ty)> {
    if !matches!(program.kind(expr), Kind::Call(func, _) if matches!(program.kind(*func), Kind::Import(_)))
    {
        return Vec::new();
    }
    let candidates = candidates(program, types, expr).unwrap_or_default();
    let found = candidates.into_iter().find_map(|phrase| {
        let mut found = Instance {
            phrase,
            holes: FxHashMap::default(),
            variables: FxHashMap::default(),
        };
        let matches = matches(program, &phrase.pattern, expr, &mut found);
        matches.then_some(found)
    });
    let Some(found) = found else {
        return Vec::new();
    };
    let holes = found.phrase.holes.iter();
    holes
        .filter_map(|(name, ty)| {
            let id = *found.holes.get(*name)?;
            let ty = match ty.name.as_str() {
                "str" => Ty::Str,
                "int" => Ty::Int,
                "float" => Ty::Float,
                "bytes" => Ty::Bytes,
                _ => return None,
            };
            (*types.of(id) == Ty::Unknown).then_some((id, ty))
        })
        .collect()
}

fn is_exact(phrase: &Phrase) -> bool {
    phrase.row.is_exact() && phrase.row.untested.is_none()
}

/// The phrases that a call may be by its name.
fn candidates(program: &Program<'_>, types: &Types, expr: ExprId) -> Option<Vec<&'static Phrase>> {
    let Kind::Call(func, _) = program.kind(expr) else {
        return None;
    };
    match program.kind(*func) {
        // What is in it stays shared.
        Kind::Import(name) if name == "copy.copy" && types.of(expr).item().is_shared() => None,
        Kind::Import(name) => Some(phrases::for_function(name)),
        Kind::Attribute(_, name) => Some(phrases::for_method(name)),
        _ => None,
    }
}

fn instance(
    program: &Program<'_>,
    types: &Types,
    phrase: &'static Phrase,
    expr: ExprId,
) -> Option<Instance> {
    let mut found = Instance {
        phrase,
        holes: FxHashMap::default(),
        variables: FxHashMap::default(),
    };
    if !matches(program, &phrase.pattern, expr, &mut found) {
        return None;
    }
    for (name, ty) in &phrase.holes {
        let id = found.holes.get(*name)?;
        if !unify(ty, types.of(*id), &mut found.variables) {
            return None;
        }
    }
    Some(found)
}

impl Instance {
    /// The type that it gives; unknown where the table's types go beyond ours.
    pub(crate) fn gives(&self) -> Ty {
        to_ty(&self.phrase.gives, &self.variables).unwrap_or_default()
    }

    /// The type that a hole asks for.
    pub(crate) fn wants(&self, hole: &str) -> Option<Ty> {
        let (_, ty) = self.phrase.holes.iter().find(|(name, _)| *name == hole)?;
        to_ty(ty, &self.variables)
    }
}

fn matches(program: &Program<'_>, pattern: &Pattern, expr: ExprId, found: &mut Instance) -> bool {
    let Pattern::Call { callee, arguments } = pattern else {
        return false;
    };
    let Kind::Call(func, given) = program.kind(expr) else {
        return false;
    };
    let callee_matches = match (callee, program.kind(*func)) {
        (Callee::Function(path), Kind::Import(name)) => path == name,
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
fn unify(wanted: &Type, ty: &Ty, variables: &mut FxHashMap<String, Ty>) -> bool {
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
        (name, [], Ty::Foreign(of)) => name == *of,
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

fn to_ty(ty: &'static Type, variables: &FxHashMap<String, Ty>) -> Option<Ty> {
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
        "any" | "fn" | "Union" | "iter" | "Array" | "json" | "module" | "type" => return None,
        name if ty.args.is_empty() => Ty::Foreign(name),
        _ => return None,
    })
}
