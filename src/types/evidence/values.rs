//! What an expression is, in the field's words.

use super::super::ids::ExprId;
use super::super::ir::{Kind, Program, Shape};

/// What says the type of an expression: a literal, an operator, what is called.
pub(super) fn what(program: &Program<'_>, id: ExprId) -> String {
    match program.kind(id) {
        Kind::Int(_)
        | Kind::BigInt(_)
        | Kind::Float(_)
        | Kind::Str(_)
        | Kind::Bytes(_)
        | Kind::Bool(_)
        | Kind::None => "literal".into(),
        Kind::Format(_) => "f-string".into(),
        Kind::List(items) => display("list", items.is_empty()),
        Kind::Set(items) => display("set", items.is_empty()),
        Kind::Tuple(items) => display("tuple", items.is_empty()),
        Kind::Dict(items) => display("dict", items.is_empty()),
        Kind::Comprehension(of) => match of.shape {
            Shape::List => "list comprehension",
            Shape::Set => "set comprehension",
            Shape::Dict => "dict comprehension",
            Shape::Generator => "generator expression",
        }
        .into(),
        Kind::Call(func, _) => format!("`{}()`", called(program, *func)),
        Kind::Binary(op, ..) => format!("operator `{}`", op.as_str()),
        Kind::Unary(..) => "operator".into(),
        Kind::Compare(..) => "comparison".into(),
        Kind::Logic(true, _) => "`and`".into(),
        Kind::Logic(false, _) => "`or`".into(),
        Kind::Conditional { .. } => "`if` and `else`".into(),
        Kind::Var(var) => format!("`{}`", program.var(*var).name),
        Kind::Func(func) => format!("function `{}`", program.func(*func).name),
        Kind::Class(class) => format!("class `{}`", program.classes[class.at()].name),
        Kind::Builtin(name) | Kind::Import(name) => format!("`{name}`"),
        Kind::Attribute(_, name) => format!("`.{name}`"),
        Kind::Index(..) | Kind::Held(..) | Kind::Chosen(_) => "an item".into(),
        Kind::Slice(..) => "a slice".into(),
        Kind::Lambda(_) => "lambda".into(),
        Kind::Await(of) => format!("`await` of {}", what(program, *of)),
        Kind::Walrus(_, of) | Kind::Starred(of) => what(program, *of),
        Kind::Unsupported(_) => "what is not read".into(),
    }
}

fn display(of: &str, is_empty: bool) -> String {
    let word = if is_empty { "empty" } else { "display of a" };
    format!("{word} {of}")
}

fn called(program: &Program<'_>, func: ExprId) -> String {
    match program.kind(func) {
        Kind::Func(id) => program.func(*id).name.clone(),
        Kind::Class(id) => program.classes[id.at()].name.clone(),
        Kind::Builtin(name) | Kind::Import(name) => name.clone(),
        Kind::Var(var) => program.var(*var).name.clone(),
        Kind::Attribute(_, name) => format!(".{name}"),
        _ => "..".into(),
    }
}

/// Whether an expression holds nothing that would say what it is for.
pub(super) fn is_empty(program: &Program<'_>, id: ExprId) -> bool {
    match program.kind(id) {
        Kind::List(items) | Kind::Set(items) | Kind::Tuple(items) => items.is_empty(),
        Kind::Dict(items) => items.is_empty(),
        Kind::None => true,
        Kind::Call(func, arguments) => match program.kind(*func) {
            Kind::Builtin(_) => arguments.is_empty(),
            Kind::Import(name) => {
                matches!(
                    name.as_str(),
                    "collections.defaultdict" | "collections.deque" | "collections.Counter"
                )
            }
            _ => false,
        },
        _ => false,
    }
}
