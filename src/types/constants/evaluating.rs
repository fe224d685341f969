//! What expressions of literals are.

mod texts;

use rustc_hash::{FxHashMap, FxHashSet};
use rustpython_ast::Operator;
use texts::{escaped, filled, method, of_module, shown};

use super::super::ir::{Argument, Comprehension, ExprId, Kind, Piece, Program, Target, VarId};
use super::super::regular::attributes_assigned_once;
use super::exposed::exposed;
use super::{assigned_once, vars_of};

/// A value that stands in the source.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Constant {
    None,
    Number(i64),
    Text(String),
    /// A list or tuple.
    Row(Vec<Constant>),
    Dict(Vec<(Constant, Constant)>),
}

/// Expressions are read up to this depth.
const MAX_DEPTH: usize = 24;

/// Longer texts are no constants.
const LONGEST: usize = 20_000;

/// What variables are that are assigned once and never changed.
pub(super) struct Constants {
    values: FxHashMap<VarId, ExprId>,
    /// What attributes are that are assigned once.
    attributes: FxHashMap<String, Option<ExprId>>,
    /// Attributes whose values may change.
    exposed_attributes: FxHashSet<String>,
    /// Variables whose values may change, or be kept by something that changes them.
    exposed: FxHashSet<VarId>,
}

impl Constants {
    pub(super) fn of(program: &Program<'_>) -> Self {
        let (exposed, exposed_attributes) = exposed(program);
        Self {
            values: assigned_once(program),
            attributes: attributes_assigned_once(program),
            exposed_attributes,
            exposed,
        }
    }

    /// What a variable was assigned.
    pub(super) fn value(&self, var: VarId) -> Option<ExprId> {
        self.values.get(&var).copied()
    }

    /// The text that an expression is, if that can be seen.
    pub(super) fn text(&self, program: &Program<'_>, id: ExprId) -> Option<String> {
        match self.constant(program, id)? {
            Constant::Text(text) => Some(text),
            _ => None,
        }
    }

    /// What an expression is, if that can be seen.
    pub(super) fn constant(&self, program: &Program<'_>, id: ExprId) -> Option<Constant> {
        let evaluation = Evaluation {
            constants: self,
            program,
        };
        evaluation.of(id, &mut Vec::new(), MAX_DEPTH)
    }
}

struct Evaluation<'c, 'p, 'a> {
    constants: &'c Constants,
    program: &'p Program<'a>,
}

/// The variables of the comprehensions around.
type Bound = Vec<(VarId, Constant)>;

impl Evaluation<'_, '_, '_> {
    fn of(&self, id: ExprId, bound: &mut Bound, depth: usize) -> Option<Constant> {
        let depth = depth.checked_sub(1)?;
        let found = match self.program.kind(id) {
            Kind::None => Constant::None,
            Kind::Int(number) => Constant::Number(*number),
            Kind::Str(text) => Constant::Text(text.clone()),
            Kind::Tuple(items) | Kind::List(items) => Constant::Row(self.all(items, bound, depth)?),
            Kind::Dict(items) => {
                let mut pairs: Vec<(Constant, Constant)> = Vec::new();
                for (key, value) in items {
                    let key = self.of((*key)?, bound, depth)?;
                    let value = self.of(*value, bound, depth)?;
                    if pairs.iter().any(|it| it.0 == key) {
                        return None;
                    }
                    pairs.push((key, value));
                }
                Constant::Dict(pairs)
            }
            Kind::Var(var) => {
                if let Some((_, value)) = bound.iter().rev().find(|it| it.0 == *var) {
                    return Some(value.clone());
                }
                let value = self.constants.value(*var)?;
                let found = self.of(value, &mut Vec::new(), depth)?;
                let can_change = matches!(
                    self.program.kind(value),
                    Kind::List(_) | Kind::Dict(_) | Kind::Comprehension(_) | Kind::Call(..)
                ) && !matches!(found, Constant::Text(_));
                if can_change && self.constants.exposed.contains(var) {
                    return None;
                }
                found
            }
            Kind::Attribute(_, name) if !self.constants.exposed_attributes.contains(name) => {
                let value = self.constants.attributes.get(name).copied().flatten()?;
                let is_display = matches!(
                    self.program.kind(value),
                    Kind::List(_) | Kind::Tuple(_) | Kind::Dict(_) | Kind::Str(_)
                );
                is_display.then(|| self.of(value, &mut Vec::new(), depth))??
            }
            Kind::Import(name) => Constant::Text(of_module(name)?.to_owned()),
            Kind::Binary(op, left, right) => {
                let left = self.of(*left, bound, depth)?;
                let right = self.of(*right, bound, depth)?;
                match (op, left, right) {
                    (Operator::Add, Constant::Text(a), Constant::Text(b)) => Constant::Text(a + &b),
                    (Operator::Add, Constant::Row(a), Constant::Row(b)) => {
                        Constant::Row(a.into_iter().chain(b).collect())
                    }
                    (Operator::Mod, Constant::Text(text), value) => {
                        let values = match value {
                            Constant::Row(values) => values,
                            value => vec![value],
                        };
                        Constant::Text(filled(&text, "%s", "%", values)?)
                    }
                    _ => return None,
                }
            }
            Kind::Slice(of, bounds) => {
                let Constant::Text(text) = self.of(*of, bound, depth)? else {
                    return None;
                };
                let mut places = [None, None, None];
                for (place, at) in places.iter_mut().zip(bounds) {
                    let Some(at) = at else { continue };
                    let Constant::Number(at) = self.of(*at, bound, depth)? else {
                        return None;
                    };
                    *place = Some(usize::try_from(at).ok()?);
                }
                let [start, end, None] = places else {
                    return None;
                };
                let end = end.unwrap_or(usize::MAX);
                let start = start.unwrap_or(0);
                let part = text.chars().take(end).skip(start);
                Constant::Text(part.collect())
            }
            Kind::Format(pieces) => {
                let mut text = String::new();
                for piece in pieces {
                    match piece {
                        Piece::Text(part) => text.push_str(part),
                        Piece::Field {
                            value,
                            conversion: None,
                            spec,
                        } if spec.is_empty() => {
                            text.push_str(&shown(self.of(*value, bound, depth)?)?);
                        }
                        Piece::Field { .. } => return None,
                    }
                }
                Constant::Text(text)
            }
            Kind::Comprehension(of) if of.key.is_none() => {
                Constant::Row(self.comprehension(of, bound, depth)?)
            }
            Kind::Call(func, arguments) => self.call(*func, arguments, bound, depth)?,
            _ => return None,
        };
        match &found {
            Constant::Text(text) if text.len() > LONGEST => None,
            _ => Some(found),
        }
    }

    fn all(&self, items: &[ExprId], bound: &mut Bound, depth: usize) -> Option<Vec<Constant>> {
        items.iter().map(|it| self.of(*it, bound, depth)).collect()
    }

    fn comprehension(
        &self,
        of: &Comprehension,
        bound: &mut Bound,
        depth: usize,
    ) -> Option<Vec<Constant>> {
        let [generator] = of.generators.as_slice() else {
            return None;
        };
        if !generator.conditions.is_empty() {
            return None;
        }
        let Constant::Row(items) = self.of(generator.iter, bound, depth)? else {
            return None;
        };
        let mut found = Vec::new();
        for item in items {
            let before = bound.len();
            match (&generator.target, item) {
                (Target::Var(var), item) => bound.push((*var, item)),
                (target @ Target::Tuple(targets, None), Constant::Row(parts)) => {
                    let vars = vars_of(target);
                    if vars.len() != targets.len() || parts.len() != vars.len() {
                        return None;
                    }
                    bound.extend(vars.into_iter().zip(parts));
                }
                _ => return None,
            }
            let value = self.of(of.element, bound, depth);
            bound.truncate(before);
            found.push(value?);
        }
        Some(found)
    }

    fn call(
        &self,
        func: ExprId,
        arguments: &[Argument],
        bound: &mut Bound,
        depth: usize,
    ) -> Option<Constant> {
        if arguments.iter().any(|it| it.stars > 0 || it.name.is_some()) {
            return None;
        }
        let given: Vec<ExprId> = arguments.iter().map(|it| it.value).collect();
        match (self.program.kind(func), given.as_slice()) {
            (Kind::Import(name), [text]) if name == "re.escape" => {
                match self.of(*text, bound, depth)? {
                    Constant::Text(text) => Some(Constant::Text(escaped(&text))),
                    _ => None,
                }
            }
            (Kind::Builtin(name), [of]) if name == "ord" => match self.of(*of, bound, depth)? {
                Constant::Text(text) => {
                    let mut chars = text.chars();
                    match (chars.next(), chars.next()) {
                        (Some(c), None) => Some(Constant::Number(i64::from(u32::from(c)))),
                        _ => None,
                    }
                }
                _ => None,
            },
            (Kind::Builtin(name), [by, of])
                if name == "map"
                    && matches!(self.program.kind(*by), Kind::Import(name) if name == "re.escape") =>
            {
                let Constant::Row(items) = self.of(*of, bound, depth)? else {
                    return None;
                };
                let escaped = items.into_iter().map(|it| match it {
                    Constant::Text(text) => Some(Constant::Text(escaped(&text))),
                    _ => None,
                });
                Some(Constant::Row(escaped.collect::<Option<Vec<_>>>()?))
            }
            (Kind::Attribute(object, name), given) => {
                let object = self.of(*object, bound, depth)?;
                let given = self.all(given, bound, depth)?;
                method(object, name, given)
            }
            _ => None,
        }
    }
}
