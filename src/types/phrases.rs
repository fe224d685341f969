//! Which phrase an expression is: a call by its callee, its arguments by number, name and literal, and their
//! types; an attribute, an operator or an item of a library's value.

mod matching;

use matching::{is_operation, matches, to_ty, unify};
use rustc_hash::FxHashMap;
use rustpython_ast::{Operator, UnaryOp};

use super::found::Types;
use super::ir::{ExprId, Kind, Program};
use super::texts;
use super::ty::Ty;
use crate::phrases::{self, Phrase};

/// A phrase that an expression is an instance of.
#[derive(Debug, Clone)]
pub(crate) struct Instance {
    pub(crate) phrase: &'static Phrase,
    /// What stands in its holes.
    pub(crate) holes: FxHashMap<String, ExprId>,
    /// What its type variables stand for.
    pub(crate) variables: FxHashMap<String, Ty>,
}

/// Finds the phrase that an expression is, one that gives what Python gives or stops.
pub(crate) fn find(program: &Program<'_>, types: &Types, expr: ExprId) -> Option<Instance> {
    let candidates = candidates(program, types, expr)?;
    let found: Vec<Instance> = candidates
        .into_iter()
        .filter(|it| it.row.untested.is_none())
        .filter_map(|phrase| instance(program, types, phrase, expr))
        .collect();
    // What a row of its own says of ints is not what another one says of them as floats.
    let is_by_itself = |it: &Instance| !it.takes_ints_for_floats(types);
    let has_own = found.iter().any(is_by_itself);
    let mut found = found.into_iter().filter(|it| !has_own || is_by_itself(it));
    found.find(|it| it.phrase.row.is_exact() || it.is_same(program))
}

/// Finds the phrase that an operator with two values is, which stand in an augmented assignment.
pub(crate) fn operation(
    program: &Program<'_>,
    types: &Types,
    op: Operator,
    (left, right): (ExprId, ExprId),
) -> Option<Instance> {
    let is_foreign = |id: ExprId| matches!(types.of(id).some(), Ty::Foreign(_));
    if !is_foreign(left) && !is_foreign(right) {
        return None;
    }
    let candidates = phrases::for_operator(op.as_str()).into_iter();
    let mut found = candidates
        .filter(|it| it.row.untested.is_none())
        .filter_map(|phrase| {
            let mut found = Instance::of(phrase);
            let is_it = is_operation(program, &phrase.pattern, op, (left, right), &mut found)
                && found.unifies(types);
            is_it.then_some(found)
        });
    found.find(|it| it.phrase.row.is_exact() || it.is_same(program))
}

/// The type that an expression gives by its phrase, also where that differs somewhere; unknown without one.
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
        let mut found = Instance::of(phrase);
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

/// The phrases that an expression may be by its name or its operator.
fn candidates(program: &Program<'_>, types: &Types, expr: ExprId) -> Option<Vec<&'static Phrase>> {
    let is_foreign = |id: &ExprId| matches!(types.of(*id).some(), Ty::Foreign(_));
    match program.kind(expr) {
        Kind::Call(func, arguments) => match program.kind(*func) {
            // What is in it stays shared.
            Kind::Import(name) if name == "copy.copy" && types.of(expr).item().is_shared() => None,
            // Which of what is in it has other owners the translation knows.
            Kind::Import(name)
                if name == "copy.deepcopy" && !types.of(expr).classes().is_empty() =>
            {
                None
            }
            Kind::Import(name) => Some(phrases::for_function(name)),
            Kind::Attribute(_, name) => Some(phrases::for_method(name)),
            // What is a builtin of a library's value.
            Kind::Builtin(name) if arguments.iter().any(|it| is_foreign(&it.value)) => {
                Some(phrases::for_function(name))
            }
            _ => None,
        },
        Kind::Import(name) => Some(phrases::for_function(name)),
        Kind::Attribute(object, name)
            if is_foreign(object) || matches!(program.kind(*object), Kind::Call(..)) =>
        {
            Some(phrases::for_attribute(name))
        }
        Kind::Binary(op, a, b) if is_foreign(a) || is_foreign(b) => {
            Some(phrases::for_operator(op.as_str()))
        }
        Kind::Unary(UnaryOp::USub, of) if is_foreign(of) => Some(phrases::for_operator("-")),
        Kind::Index(of, _) if is_foreign(of) => Some(phrases::for_subscript()),
        _ => None,
    }
}

fn instance(
    program: &Program<'_>,
    types: &Types,
    phrase: &'static Phrase,
    expr: ExprId,
) -> Option<Instance> {
    let mut found = Instance::of(phrase);
    let is_it = matches(program, &phrase.pattern, expr, &mut found) && found.unifies(types);
    is_it.then_some(found)
}

impl Instance {
    fn of(phrase: &'static Phrase) -> Self {
        Self {
            phrase,
            holes: FxHashMap::default(),
            variables: FxHashMap::default(),
        }
    }

    /// Whether what stands in the holes is of their types.
    fn unifies(&mut self, types: &Types) -> bool {
        let takes_both = self.makes_floats();
        self.phrase.holes.iter().all(|(name, ty)| {
            let id = self.holes.get(*name);
            id.is_some_and(|id| {
                let of = types.of(*id);
                let is_number = *of == Ty::Real && ty.name == "float" && takes_both;
                is_number || unify(ty, of, &mut self.variables)
            })
        })
    }

    /// Whether it makes a float of its numbers, whether they are ints or floats: so does all of `math` that gives one.
    fn makes_floats(&self) -> bool {
        self.phrase.row.id.starts_with("math.") && self.phrase.gives.name == "float"
    }

    /// Whether a list of ints stands where floats are wanted.
    fn takes_ints_for_floats(&self, types: &Types) -> bool {
        let floats = Ty::list(Ty::Float);
        let mut holes = self.holes.iter();
        holes.any(|(name, id)| {
            *types.of(*id) == Ty::list(Ty::Int) && self.wants(name).as_ref() == Some(&floats)
        })
    }

    /// Whether what differs can't show here: the row says which literals that holds for.
    fn is_same(&self, program: &Program<'_>) -> bool {
        let row = self.phrase.row;
        !row.same_if.is_empty()
            && row.same_if.iter().all(|(hole, condition)| {
                let Some(value) = self.holes.get(*hole) else {
                    return false;
                };
                if let Kind::Str(text) = program.kind(*value) {
                    return phrases::holds(condition, text);
                }
                let is_same = |text: &String| {
                    phrases::holds(condition, text) && phrases::in_rust(condition, text) == *text
                };
                texts::of(program, *value).is_some_and(|it| it.iter().all(is_same))
            })
    }

    /// The type that it gives; unknown where the table's types go beyond ours.
    pub(crate) fn gives(&self) -> Ty {
        match to_ty(&self.phrase.gives, &self.variables).unwrap_or_default() {
            // Where Rust has a path, Python has a text, but for its own paths.
            Ty::Foreign("path") if self.phrase.row.owner != "pathlib" => Ty::Unknown,
            ty => ty,
        }
    }

    /// The type that a hole asks for.
    pub(crate) fn wants(&self, hole: &str) -> Option<Ty> {
        let (_, ty) = self.phrase.holes.iter().find(|(name, _)| *name == hole)?;
        to_ty(ty, &self.variables)
    }
}
