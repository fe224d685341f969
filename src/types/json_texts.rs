//! Texts of JSON that stand in the source: what is read from one has the type that a display of the same
//! values would have.
//!
//! The display is put beside the call that reads the text, and stands nowhere in the draft. What is read from
//! a file, or from a text that the program has written, has the type of what was written.

use rustc_hash::FxHashMap;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::ids::{ExprId, VarId};
use super::ir::{Argument, Expr, Kind, Program, StmtKind, Suite, Target};

/// Longer texts are read as any other.
const LONGEST: usize = 20_000;

/// Puts a display beside each call that reads a text which stands in the source, and notes the calls that
/// read what was written.
pub(super) fn find(program: &mut Program<'_>) {
    let ids = program.expr_ids();
    let calls: Vec<(ExprId, ExprId)> = ids
        .filter_map(|id| match program.kind(id) {
            Kind::Call(func, arguments) => match (program.kind(*func), arguments.as_slice()) {
                (
                    Kind::Import(name),
                    [
                        Argument {
                            name: None,
                            stars: 0,
                            value,
                        },
                    ],
                ) if matches!(name.as_str(), "json.load" | "json.loads") => Some((id, *value)),
                _ => None,
            },
            _ => None,
        })
        .collect();
    if calls.is_empty() {
        return;
    }
    let mut assigned = FxHashMap::default();
    for func in &program.funcs {
        assignments(&func.body, &mut assigned);
    }
    for (call, source) in calls {
        let is_file = matches!(program.kind(call), Kind::Call(func, _)
            if matches!(program.kind(*func), Kind::Import(name) if name == "json.load"));
        if is_file {
            program.read_back.insert(call, None);
            continue;
        }
        let Some(source) = value_of(program, &assigned, source) else {
            continue;
        };
        note_written(program, call, source);
        let Kind::Str(text) = program.kind(source) else {
            continue;
        };
        if text.len() > LONGEST {
            continue;
        }
        let Ok(value) = serde_json::from_str::<Value>(text) else {
            continue;
        };
        if matches!(value, Value::Plain(_)) {
            continue;
        }
        let beside = program.expr(call).clone();
        let display = display(program, &beside, value);
        program.read_texts.insert(call, display);
    }
}

/// Notes what a call reads that was written: the value, where it is known.
fn note_written(program: &mut Program<'_>, call: ExprId, source: ExprId) {
    let Kind::Call(func, arguments) = program.kind(source) else {
        return;
    };
    let written = match program.kind(*func) {
        Kind::Attribute(_, name) if matches!(name.as_str(), "read_text" | "read") => None,
        Kind::Import(name) if name == "json.dumps" => arguments.first().map(|it| it.value),
        _ => return,
    };
    program.read_back.insert(call, written);
}

/// A value, or what the variable has that is one: it has no other value.
fn value_of(
    program: &Program<'_>,
    assigned: &FxHashMap<VarId, Vec<ExprId>>,
    source: ExprId,
) -> Option<ExprId> {
    let Kind::Var(var) = program.kind(source) else {
        return Some(source);
    };
    let defs = program.var(*var).occurrences.iter();
    let is_fixed = defs.filter(|it| it.is_def).count() == 1 && !program.var(*var).is_param;
    match assigned.get(var).map(Vec::as_slice) {
        Some([value]) if is_fixed => Some(*value),
        _ => None,
    }
}

fn assignments(suite: &Suite<'_>, found: &mut FxHashMap<VarId, Vec<ExprId>>) {
    for stmt in &suite.body {
        if let StmtKind::Assign { targets, value, .. } = &stmt.kind {
            for target in targets {
                if let Target::Var(var) = target {
                    found.entry(*var).or_default().push(*value);
                }
            }
        }
        for inner in stmt.suites() {
            assignments(inner, found);
        }
    }
}

/// A display of a value.
fn display(program: &mut Program<'_>, beside: &Expr, value: Value) -> ExprId {
    let kind = match value {
        Value::Plain(kind) => kind,
        Value::List(items) => {
            let items = items.into_iter();
            Kind::List(items.map(|it| display(program, beside, it)).collect())
        }
        Value::Map(items) => {
            let mut parts = Vec::new();
            for (key, value) in items {
                let key = push(program, beside, Kind::Str(key));
                parts.push((Some(key), display(program, beside, value)));
            }
            Kind::Dict(parts)
        }
    };
    push(program, beside, kind)
}

fn push(program: &mut Program<'_>, beside: &Expr, kind: Kind) -> ExprId {
    let id = ExprId(u32::try_from(program.exprs.len()).unwrap_or(u32::MAX));
    program.exprs.push(Expr {
        kind,
        ..beside.clone()
    });
    id
}

/// A value of JSON, with the keys in their order, each of them once.
enum Value {
    Plain(Kind),
    List(Vec<Value>),
    Map(Vec<(String, Value)>),
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Reader)
    }
}

struct Reader;

impl<'de> Visitor<'de> for Reader {
    type Value = Value;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a value of JSON")
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Plain(Kind::None))
    }

    fn visit_bool<E: Error>(self, truth: bool) -> Result<Value, E> {
        Ok(Value::Plain(Kind::Bool(truth)))
    }

    fn visit_i64<E: Error>(self, int: i64) -> Result<Value, E> {
        Ok(Value::Plain(Kind::Int(int)))
    }

    fn visit_u64<E: Error>(self, int: u64) -> Result<Value, E> {
        let int = i64::try_from(int).map_err(E::custom)?;
        Ok(Value::Plain(Kind::Int(int)))
    }

    fn visit_f64<E: Error>(self, float: f64) -> Result<Value, E> {
        Ok(Value::Plain(Kind::Float(float)))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Value, E> {
        Ok(Value::Plain(Kind::Str(text.to_owned())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut found = Vec::new();
        while let Some(item) = items.next_element()? {
            found.push(item);
        }
        Ok(Value::List(found))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut found: Vec<(String, Value)> = Vec::new();
        while let Some((key, value)) = items.next_entry::<String, Value>()? {
            if found.iter().any(|it| it.0 == key) {
                return Err(A::Error::custom("a key that stands there twice"));
            }
            found.push((key, value));
        }
        Ok(Value::Map(found))
    }
}
