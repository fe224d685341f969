//! An f-string as `format!` with its fields.

use rustc_hash::FxHashMap;
use rustpython_ast::{
    AnyNodeRef, ConversionFlag, Expr, FStringPart, InterpolatedElement, InterpolatedStringElement,
};

use super::draft::Draft;
use super::identifiers::Names;
use super::literals::{literal, one_line};
use super::reader::{Reader, last_name};
use super::signature::signature;
use crate::idioms::findings::Finding;

/// What a field asks of its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Kind {
    Display,
    Debug,
    Float,
    Integer,
}

impl Kind {
    fn rust(self) -> &'static str {
        match self {
            Self::Display => "impl Display",
            Self::Debug => "impl Debug",
            Self::Float => "f64",
            Self::Integer => "i64",
        }
    }
}

/// A field's value: how the source writes it, the parameter for it.
struct Value {
    python: String,
    name: String,
    kind: Kind,
}

/// The f-string of a finding; its fields are the parameters of a function.
pub(super) fn f_string(reader: &Reader<'_>, finding: &Finding) -> Option<String> {
    let (string, _) = reader.node(finding, |node| match node {
        AnyNodeRef::ExprFString(string) => Some(string),
        _ => None,
    })?;
    let mut pattern = String::new();
    let mut values = Values::default();
    let mut remarks: Vec<String> = Vec::new();
    for part in &string.value {
        match part {
            FStringPart::Literal(literal) => literal_text(&mut pattern, &literal.value),
            FStringPart::FString(string) => {
                for element in &string.elements {
                    match element {
                        InterpolatedStringElement::Literal(it) => {
                            literal_text(&mut pattern, &it.value);
                        }
                        InterpolatedStringElement::Interpolation(it) => {
                            field(reader, it, &mut pattern, &mut values, &mut remarks);
                        }
                    }
                }
            }
        }
    }
    let mut draft = Draft::new(reader);
    let mut parameters = Vec::new();
    for value in &values.list {
        match value.kind {
            Kind::Display => draft.uses("std::fmt::Display"),
            Kind::Debug => draft.uses("std::fmt::Debug"),
            Kind::Float | Kind::Integer => {}
        }
        if value.python != value.name {
            remarks.push(format!("`{}` is {}", value.name, one_line(&value.python)));
        }
        parameters.push(format!("{}: {}", value.name, value.kind.rust()));
    }
    for remark in remarks {
        draft.line(&format!("// {remark}"));
    }
    let head = signature("", "fn text", &parameters, " -> String");
    draft.line(&format!("{head} {{"));
    draft.line(&format!("    format!({pattern:?})"));
    draft.line("}");
    Some(draft.finish(""))
}

/// The values that a format string shows, each once.
#[derive(Default)]
struct Values {
    list: Vec<Value>,
    /// Where a value stands in the list, by its Python.
    known: FxHashMap<(String, Kind), usize>,
    names: Names,
}

impl Values {
    /// The name of the value that `python` says, which is made from `wanted` where it is new.
    fn name(&mut self, python: &str, kind: Kind, wanted: &str) -> &str {
        let Self { list, known, names } = self;
        let key = (python.to_owned(), kind);
        let index = *known.entry(key).or_insert_with(|| {
            let name = names.unique(wanted);
            // A raw identifier cannot stand in a format string.
            let name = match name.strip_prefix("r#") {
                Some(keyword) => names.unique(&format!("{keyword}_value")),
                None => name,
            };
            let python = python.to_owned();
            list.push(Value { python, name, kind });
            list.len() - 1
        });
        &list[index].name
    }
}

fn literal_text(pattern: &mut String, text: &str) {
    pattern.push_str(&text.replace('{', "{{").replace('}', "}}"));
}

fn field(
    reader: &Reader<'_>,
    element: &InterpolatedElement,
    pattern: &mut String,
    values: &mut Values,
    remarks: &mut Vec<String>,
) {
    let python = reader.text(&*element.expression);
    let spec = match &element.format_spec {
        None => Some(Spec::default()),
        Some(spec) => {
            let texts: Option<String> = spec
                .elements
                .iter()
                .map(|it| match it {
                    InterpolatedStringElement::Literal(it) => Some(&*it.value),
                    InterpolatedStringElement::Interpolation(_) => None,
                })
                .collect();
            texts.as_deref().and_then(Spec::parse)
        }
    };
    let spec = spec.unwrap_or_else(|| {
        remarks.push(format!(
            "Rust has no form of the format of {}",
            one_line(python)
        ));
        Spec::default()
    });
    let is_debug = matches!(
        element.conversion,
        ConversionFlag::Repr | ConversionFlag::Ascii
    );
    let kind = match (is_debug, spec.kind) {
        (true, _) => Kind::Debug,
        (false, kind) => kind,
    };
    if let Some(debug) = &element.debug_text {
        let text: String = [&debug.leading, python, &debug.trailing].concat();
        literal_text(pattern, &text);
    }
    if let (Some((text, _)), false) = (literal(&element.expression), is_debug) {
        // A literal needs no parameter.
        if !text.contains('"') && spec.rust.is_empty() {
            return literal_text(pattern, &text);
        }
    }
    let wanted = match &*element.expression {
        Expr::Call(call) => last_name(&call.func),
        other => last_name(other),
    };
    let name = values.name(python, kind, wanted.unwrap_or("value"));
    let sign = if kind == Kind::Debug { "?" } else { "" };
    let rust = format!("{}{sign}", spec.rust);
    let colon = if rust.is_empty() { "" } else { ":" };
    pattern.extend(["{", name, colon, &rust, "}"]);
}

/// A format specification in Rust's form.
#[derive(Debug, PartialEq, Eq)]
struct Spec {
    rust: String,
    kind: Kind,
}

impl Default for Spec {
    fn default() -> Self {
        Self {
            rust: String::new(),
            kind: Kind::Display,
        }
    }
}

impl Spec {
    /// `[[fill]align][sign][#][0][width][.precision][type]`, as far as Rust has the same (Library
    /// Reference, "Format Specification Mini-Language"; `std::fmt`).
    fn parse(python: &str) -> Option<Self> {
        let mut rust = String::new();
        let mut tail = python;
        let mut chars = tail.chars();
        let (first, second) = (chars.next(), chars.next());
        if let (Some(fill), Some('<' | '>' | '^')) = (first, second) {
            if matches!(fill, '{' | '}') {
                return None;
            }
            let end = fill.len_utf8() + 1;
            rust.push_str(&tail[..end]);
            tail = &tail[end..];
        } else if matches!(first, Some('<' | '>' | '^')) {
            rust.push_str(&tail[..1]);
            tail = &tail[1..];
        }
        for (mark, keep) in [("+", true), ("-", false), ("#", true), ("0", true)] {
            if let Some(after) = tail.strip_prefix(mark) {
                if keep {
                    rust.push_str(mark);
                }
                tail = after;
            }
        }
        let digits = |text: &str| {
            text.find(|c: char| !c.is_ascii_digit())
                .unwrap_or(text.len())
        };
        let width = digits(tail);
        rust.push_str(&tail[..width]);
        tail = &tail[width..];
        let mut precision = false;
        if let Some(after) = tail.strip_prefix('.') {
            let end = digits(after);
            if end == 0 {
                return None;
            }
            precision = true;
            rust.push('.');
            rust.push_str(&after[..end]);
            tail = &after[end..];
        }
        let kind = match tail {
            "" if precision => return None,
            "" | "s" => Kind::Display,
            "d" if !precision => Kind::Integer,
            "f" | "F" => {
                if !precision {
                    rust.push_str(".6");
                }
                Kind::Float
            }
            "x" | "X" | "b" | "o" if !precision => {
                rust.push_str(tail);
                Kind::Integer
            }
            _ => return None,
        };
        // `u16` is the widest that a field may ask for.
        let too_wide = python
            .split(|c: char| !c.is_ascii_digit())
            .any(|it| it.len() > 4);
        (!too_wide).then_some(Self { rust, kind })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_carried_over_or_given_up() {
        for (python, rust, kind) in [
            (">10", ">10", Kind::Display),
            ("*^20s", "*^20", Kind::Display),
            (".2f", ".2", Kind::Float),
            ("08.3f", "08.3", Kind::Float),
            ("#x", "#x", Kind::Integer),
            ("+d", "+", Kind::Integer),
        ] {
            let rust = rust.to_owned();
            assert_eq!(Spec::parse(python), Some(Spec { rust, kind }), "{python}");
        }
        for python in [",", ".1%", "%Y-%m-%d", "=+5", ".3", "g", "99999"] {
            assert_eq!(Spec::parse(python), None, "{python}");
        }
    }
}
