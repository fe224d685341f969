//! Displays of dicts that may be records: all of their keys stand in the source.

use rustc_hash::FxHashSet;
use rustpython_ast::Operator;

use super::super::ids::ExprId;
use super::super::ir::{Kind, Program, StmtKind};
use super::statements::each_statement;
use super::{Display, Given};

/// The field of a key: the key itself, where it is a name.
pub(in super::super) fn field_of(key: &str) -> Option<String> {
    let field: String = key
        .chars()
        .map(|c| {
            if matches!(c, ' ' | '-' | '.' | '/') {
                '_'
            } else {
                c
            }
        })
        .collect();
    let is_name = field.starts_with(|c: char| c.is_ascii_alphabetic())
        && field.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    is_name.then_some(field)
}

/// The text that an expression is.
pub(super) fn text<'p>(program: &'p Program<'_>, id: ExprId) -> Option<&'p str> {
    match program.kind(id) {
        Kind::Str(text) => Some(text),
        _ => None,
    }
}

/// The displays of a program that may be records.
pub(super) fn find(program: &Program<'_>) -> Vec<Display> {
    let patches = patches(program);
    let ids = program.expr_ids();
    ids.filter(|it| !patches.contains(it))
        .filter_map(|id| {
            let (base, items) = read(program, id)?;
            let items = items.into_iter();
            Some(Display {
                id,
                base,
                items: items.map(|(key, it)| (key, Given::Value(it))).collect(),
            })
        })
        .collect()
}

/// The keys of a display with their values, if all keys are names that stand there once.
pub(super) fn items(program: &Program<'_>, id: ExprId) -> Option<Vec<(String, ExprId)>> {
    let (base, items) = read(program, id)?;
    base.is_none().then_some(items)
}

type Items = Vec<(String, ExprId)>;

/// The dict that a display begins with, and its keys with their values.
fn read(program: &Program<'_>, id: ExprId) -> Option<(Option<ExprId>, Items)> {
    let (base, items): (Option<ExprId>, Items) = match program.kind(id) {
        Kind::Dict(items) => {
            let (base, items) = match items.as_slice() {
                [(None, base), rest @ ..] if !rest.is_empty() => (Some(*base), rest),
                all => (None, all),
            };
            let items = items
                .iter()
                .map(|(key, value)| match program.kind((*key)?) {
                    Kind::Str(key) => Some((key.clone(), *value)),
                    _ => None,
                });
            (base, items.collect::<Option<_>>()?)
        }
        Kind::Call(func, arguments) => {
            let is_dict = matches!(program.kind(*func), Kind::Builtin(name) if name == "dict");
            let is_class = matches!(program.kind(*func), Kind::Class(class) if class.is_record());
            let (base, named) = match arguments.as_slice() {
                [first, rest @ ..] if is_dict && first.name.is_none() && first.stars == 0 => {
                    (Some(first.value), rest)
                }
                all => (None, all),
            };
            if named.is_empty() || !is_dict && !is_class {
                return None;
            }
            let items = named.iter().map(|it| Some((it.name.clone()?, it.value)));
            (base, items.collect::<Option<_>>()?)
        }
        Kind::Binary(Operator::BitOr, base, patch)
            if matches!(program.kind(*patch), Kind::Dict(_)) =>
        {
            let (inner, items) = read(program, *patch)?;
            inner.is_none().then_some((Some(*base), items))?
        }
        _ => return None,
    };
    let mut fields = FxHashSet::default();
    items
        .iter()
        .all(|(key, _)| field_of(key).is_some_and(|it| fields.insert(it.to_ascii_lowercase())))
        .then_some((base, items))
}

/// Whether an expression can be written twice: a variable, a part of one.
pub(super) fn is_path(program: &Program<'_>, id: ExprId) -> bool {
    match program.kind(id) {
        Kind::Var(_) => true,
        Kind::Attribute(of, _) => is_path(program, *of),
        Kind::Index(of, index) => {
            let is_plain = matches!(
                program.kind(*index),
                Kind::Int(_) | Kind::Str(_) | Kind::Var(_)
            );
            is_path(program, *of) && is_plain
        }
        _ => false,
    }
}

/// Displays that are not kept: what `update` and `|` put into other dicts, what JSON is made of.
fn patches(program: &Program<'_>) -> FxHashSet<ExprId> {
    let mut found = FxHashSet::default();
    let mut json = Vec::new();
    for expr in &program.exprs {
        match &expr.kind {
            Kind::Call(func, arguments) => match program.kind(*func) {
                Kind::Attribute(_, name) if name == "update" => {
                    found.extend(arguments.iter().map(|it| it.value));
                }
                Kind::Import(name) if name == "json.dumps" || name == "json.dump" => {
                    json.extend(arguments.first().map(|it| it.value));
                }
                _ => {}
            },
            Kind::Binary(Operator::BitOr, _, right) => {
                found.insert(*right);
            }
            _ => {}
        }
    }
    each_statement(program, &mut |stmt| {
        if let StmtKind::Augmented {
            op: Operator::BitOr,
            value,
            ..
        } = &stmt.kind
        {
            found.insert(*value);
        }
    });
    while let Some(id) = json.pop() {
        if matches!(
            program.kind(id),
            Kind::Dict(_) | Kind::List(_) | Kind::Tuple(_)
        ) {
            found.insert(id);
            json.extend(program.kind(id).parts());
        }
    }
    found
}
