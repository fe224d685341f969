//! What expressions of literals are.

use rustc_hash::{FxHashMap, FxHashSet};
use rustpython_ast::Operator;

use super::super::ir::{Argument, Comprehension, ExprId, Kind, Piece, Program, StmtKind, Suite};
use super::super::ir::{Target, VarId};
use super::super::regular::attributes_assigned_once;
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

/// A method of a constant.
fn method(object: Constant, name: &str, given: Vec<Constant>) -> Option<Constant> {
    match (object, name, given.as_slice()) {
        (Constant::Text(between), "join", [Constant::Row(items)]) => {
            let texts = items.iter().map(|it| match it {
                Constant::Text(text) => Some(text.as_str()),
                _ => None,
            });
            Some(Constant::Text(
                texts.collect::<Option<Vec<_>>>()?.join(&between),
            ))
        }
        (Constant::Text(text), "format", _) => {
            let is_plain = !text.contains("{{") && !text.contains("}}");
            is_plain.then(|| filled(&text, "{}", "{", given).map(Constant::Text))?
        }
        (Constant::Dict(pairs), "items", []) => Some(Constant::Row(
            pairs
                .into_iter()
                .map(|(key, value)| Constant::Row(vec![key, value]))
                .collect(),
        )),
        (Constant::Dict(pairs), "keys", []) => {
            Some(Constant::Row(pairs.into_iter().map(|it| it.0).collect()))
        }
        (Constant::Dict(pairs), "values", []) => {
            Some(Constant::Row(pairs.into_iter().map(|it| it.1).collect()))
        }
        _ => None,
    }
}

/// A text with values in the places of its fields; nothing if it has other fields, or not as many.
fn filled(text: &str, field: &str, mark: &str, values: Vec<Constant>) -> Option<String> {
    let parts: Vec<&str> = text.split(field).collect();
    if parts.len() != values.len() + 1 || parts.iter().any(|it| it.contains(mark)) {
        return None;
    }
    let mut parts = parts.into_iter();
    let mut found = parts.next()?.to_owned();
    for (part, value) in parts.zip(values) {
        found.push_str(&shown(value)?);
        found.push_str(part);
    }
    Some(found)
}

fn shown(value: Constant) -> Option<String> {
    match value {
        Constant::Text(text) => Some(text),
        Constant::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// `re.escape(text)`.
fn escaped(text: &str) -> String {
    let mut found = String::new();
    for c in text.chars() {
        if "()[]{}?*+-|^$\\.&~# \t\n\r\x0b\x0c".contains(c) {
            found.push('\\');
        }
        found.push(c);
    }
    found
}

/// A text that a module has.
fn of_module(name: &str) -> Option<&'static str> {
    Some(match name {
        "string.ascii_lowercase" => "abcdefghijklmnopqrstuvwxyz",
        "string.ascii_uppercase" => "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        "string.ascii_letters" => "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
        "string.digits" => "0123456789",
        "string.punctuation" => "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~",
        "string.whitespace" => " \t\n\r\x0b\x0c",
        _ => return None,
    })
}

/// The variables and attributes that something else is done with than looking at what they hold.
fn exposed(program: &Program<'_>) -> (FxHashSet<VarId>, FxHashSet<String>) {
    let mut parents: Vec<Option<ExprId>> = vec![None; program.exprs.len()];
    let mut iterated = FxHashSet::default();
    for at in 0..program.exprs.len() {
        let id = ExprId(u32::try_from(at).unwrap_or(u32::MAX));
        let kind = &program.exprs[at].kind;
        for part in kind.parts() {
            parents[part.at()] = Some(id);
        }
        if let Kind::Comprehension(of) = kind {
            iterated.extend(of.generators.iter().map(|it| it.iter));
        }
    }
    for func in &program.funcs {
        gone_through(&func.body, &mut iterated);
    }
    let looks = |name: &str| {
        matches!(
            name,
            "items" | "keys" | "values" | "get" | "index" | "count" | "copy"
        )
    };
    let is_looked_at = |id: ExprId| {
        if iterated.contains(&id) {
            return true;
        }
        let Some(parent) = parents[id.at()] else {
            return false;
        };
        match program.kind(parent) {
            Kind::Attribute(_, name) => looks(name),
            Kind::Call(func, _) => match program.kind(*func) {
                Kind::Builtin(name) => matches!(
                    name.as_str(),
                    "len"
                        | "map"
                        | "enumerate"
                        | "zip"
                        | "dict"
                        | "list"
                        | "sorted"
                        | "max"
                        | "min"
                ),
                Kind::Attribute(of, name) => {
                    name == "join"
                        || name == "maketrans" && matches!(program.kind(*of), Kind::Builtin(_))
                }
                _ => false,
            },
            Kind::Compare(..) => true,
            // What is read; a target has no expression around its object.
            Kind::Index(of, _) => *of == id && parents[parent.at()].is_some(),
            _ => false,
        }
    };
    let ids = (0..program.exprs.len()).map(|it| ExprId(u32::try_from(it).unwrap_or(u32::MAX)));
    let (mut vars, mut attributes) = (FxHashSet::default(), FxHashSet::default());
    for id in ids {
        match program.kind(id) {
            Kind::Var(var) if !is_looked_at(id) => {
                vars.insert(*var);
            }
            Kind::Attribute(_, name) if !is_looked_at(id) => {
                attributes.insert(name.clone());
            }
            _ => {}
        }
    }
    (vars, attributes)
}

fn gone_through(suite: &Suite<'_>, found: &mut FxHashSet<ExprId>) {
    for stmt in &suite.body {
        if let StmtKind::For { iter, .. } = &stmt.kind {
            found.insert(*iter);
        }
        for inner in stmt.suites() {
            gone_through(inner, found);
        }
    }
}
