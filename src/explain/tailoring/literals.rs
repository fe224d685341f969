//! Python literals in Rust, with their types.

use rustpython_ast::{Expr, Number, UnaryOp};

use crate::text::visible;

/// A literal's Rust and its owned type, as in `"a".to_owned()` and `String`; `None` for what is none,
/// or has no counterpart of that kind.
pub(super) fn literal(expr: &Expr) -> Option<(String, String)> {
    let pair = |text: String, kind: &str| Some((text, kind.to_owned()));
    match expr {
        Expr::BooleanLiteral(it) => pair(it.value.to_string(), "bool"),
        Expr::StringLiteral(it) => pair(format!("{:?}.to_owned()", it.value.to_str()), "String"),
        Expr::BytesLiteral(it) => {
            let bytes: Vec<u8> = it.value.bytes().collect();
            pair(format!("b\"{}\".to_vec()", bytes.escape_ascii()), "Vec<u8>")
        }
        Expr::NumberLiteral(it) => match &it.value {
            Number::Int(int) => pair(int.as_i64()?.to_string(), "i64"),
            Number::Float(float) if float.is_finite() => pair(format!("{float:?}"), "f64"),
            _ => None,
        },
        Expr::UnaryOp(it) if it.op == UnaryOp::USub => match literal(&it.operand)? {
            (text, kind) if kind == "i64" || kind == "f64" => Some((format!("-{text}"), kind)),
            _ => None,
        },
        Expr::List(list) if list.elts.is_empty() => None,
        Expr::List(list) => {
            let items: Vec<(String, String)> =
                list.elts.iter().map(literal).collect::<Option<_>>()?;
            let kind = items[0].1.clone();
            if items.iter().any(|item| item.1 != kind) {
                return None;
            }
            let items: Vec<String> = items.into_iter().map(|item| item.0).collect();
            Some((
                format!("vec![{}]", items.join(", ")),
                format!("Vec<{kind}>"),
            ))
        }
        _ => None,
    }
}

/// A string literal's text.
pub(super) fn string(expr: &Expr) -> Option<&str> {
    match expr {
        Expr::StringLiteral(it) => Some(it.value.to_str()),
        _ => None,
    }
}

/// `text` as a Rust string literal.
pub(super) fn quoted(text: &str) -> String {
    format!("{text:?}")
}

/// A piece of Python on one short line, safe to stand in a comment.
pub(super) fn one_line(python: &str) -> String {
    let line: Vec<&str> = python.split_whitespace().collect();
    let mut line = line.join(" ");
    if let Some((cut, _)) = line.char_indices().nth(60) {
        line.truncate(cut);
        line.push('…');
    }
    visible::one_line(&line).into_owned()
}

/// `todo!` with a piece of Python that the reader has to carry over.
pub(super) fn todo(python: &str) -> String {
    let line = one_line(python).replace('{', "{{").replace('}', "}}");
    format!("todo!({line:?})")
}
