//! Which phrase an expression is: a call by its callee, its arguments by number, name and literal, and their
//! types; an attribute, an operator or an item of a library's value.

use rustc_hash::FxHashMap;

use rustpython_ast::{Operator, UnaryOp};

use super::found::Types;
use super::ir::{ExprId, Kind, Program};
use super::texts;
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

fn matches(program: &Program<'_>, pattern: &Pattern, expr: ExprId, found: &mut Instance) -> bool {
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
fn is_operation(
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
        "any" | "fn" | "Union" | "Array" | "json" | "module" | "type" => return None,
        name if ty.args.is_empty() => Ty::Foreign(name),
        "iter" => Ty::iter(one(0)?),
        _ => return None,
    })
}
