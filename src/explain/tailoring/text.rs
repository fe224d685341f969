//! An f-string as `format!` with its fields.
//!
//! What a field shows without a format is `str(value)`, and Rust prints most values otherwise: `true`,
//! `1`, no list at all. So such a field is a text, which a comment says what of. With a format of numbers
//! it is a number.

use rustpython_ast::{
    AnyNodeRef, ConversionFlag, Expr, FStringPart, InterpolatedElement, InterpolatedStringElement,
};

use super::draft::Draft;
use super::identifiers::Names;
use super::literals::one_line;
use super::reader::{Reader, last_name};
use super::signature::signature;
use crate::idioms::findings::Finding;

/// What a field asks of its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// `str(value)`.
    Text,
    Float,
    Integer,
    /// Of a negative number Rust shows the bits.
    Natural,
}

impl Kind {
    fn rust(self) -> &'static str {
        match self {
            Self::Text => "&str",
            Self::Float => "f64",
            Self::Integer => "i64",
            Self::Natural => "u64",
        }
    }
}

/// A field's value: what Python makes of it, the parameter for it.
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
                            field(reader, it, &mut pattern, &mut values)?;
                        }
                    }
                }
            }
        }
    }
    let mut draft = Draft::new(reader);
    let mut parameters = Vec::new();
    for value in &values.list {
        if value.python != value.name {
            draft.line(&format!(
                "// `{}` is {}.",
                value.name,
                one_line(&value.python)
            ));
        }
        parameters.push(format!("{}: {}", value.name, value.kind.rust()));
    }
    let head = signature("", "fn text", &parameters, " -> String");
    draft.line(&format!("{head} {{"));
    draft.line(&format!("    format!({pattern:?})"));
    draft.line("}");
    Some(draft.finish(""))
}

/// The values that a format string shows. A name stands for one value, a call may give two.
#[derive(Default)]
struct Values {
    list: Vec<Value>,
    names: Names,
}

impl Values {
    /// The name of the value that `python` says; it is made from `wanted` where it is new.
    fn name(&mut self, python: String, kind: Kind, wanted: &str, is_name: bool) -> &str {
        let mut known = self.list.iter();
        let known = known.position(|it| is_name && it.python == python && it.kind == kind);
        let index = known.unwrap_or_else(|| {
            let name = self.names.unique(wanted);
            // A raw identifier cannot stand in a format string.
            let name = match name.strip_prefix("r#") {
                Some(keyword) => self.names.unique(&format!("{keyword}_value")),
                None => name,
            };
            self.list.push(Value { python, name, kind });
            self.list.len() - 1
        });
        &self.list[index].name
    }
}

fn literal_text(pattern: &mut String, text: &str) {
    pattern.push_str(&text.replace('{', "{{").replace('}', "}}"));
}

/// Adds a field; `None` where Rust has no such format.
fn field(
    reader: &Reader<'_>,
    element: &InterpolatedElement,
    pattern: &mut String,
    values: &mut Values,
) -> Option<()> {
    let python = reader.text(&*element.expression);
    let spec = match &element.format_spec {
        None => Spec::default(),
        Some(spec) => {
            let texts: Option<String> = spec
                .elements
                .iter()
                .map(|it| match it {
                    InterpolatedStringElement::Literal(it) => Some(&*it.value),
                    InterpolatedStringElement::Interpolation(_) => None,
                })
                .collect();
            Spec::parse(&texts?)?
        }
    };
    if let Some(debug) = &element.debug_text {
        let text: String = [&debug.leading, python, &debug.trailing].concat();
        literal_text(pattern, &text);
    }
    let is_debug = element.debug_text.is_some() && element.format_spec.is_none();
    let made = match element.conversion {
        ConversionFlag::Repr => "repr",
        ConversionFlag::Ascii => "ascii",
        ConversionFlag::None if is_debug => "repr",
        _ => "str",
    };
    if made != "str" && spec.kind != Kind::Text {
        return None;
    }
    let wanted = match &*element.expression {
        Expr::Call(call) => last_name(&call.func),
        other => last_name(other),
    };
    let said = match spec.kind {
        Kind::Text => format!("{made}({python})"),
        _ => python.to_owned(),
    };
    let is_name = element.expression.is_name_expr();
    let name = values.name(said, spec.kind, wanted.unwrap_or("value"), is_name);
    let colon = if spec.rust.is_empty() { "" } else { ":" };
    pattern.extend(["{", name, colon, &spec.rust, "}"]);
    Some(())
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
            kind: Kind::Text,
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
        let is_aligned = !rust.is_empty();
        let mut flags = 0;
        for (mark, keep) in [("+", true), ("-", false), ("#", true), ("0", true)] {
            if let Some(after) = tail.strip_prefix(mark) {
                // Rust's zeros are those of numbers, whatever the alignment.
                if mark == "0" && is_aligned {
                    return None;
                }
                if keep {
                    rust.push_str(mark);
                    flags += 1;
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
        // Where nothing says how it is aligned, a text is at the left and a number at the right.
        let is_placed = is_aligned || width == 0;
        let kind = match tail {
            "" if precision || !is_placed || flags > 0 => return None,
            "s" if flags > 0 => return None,
            "" | "s" => Kind::Text,
            "d" if !precision && !rust.contains('#') => Kind::Integer,
            "f" if !rust.contains('#') => {
                if !precision {
                    rust.push_str(".6");
                }
                Kind::Float
            }
            "x" | "X" | "b" | "o" if !precision => {
                rust.push_str(tail);
                Kind::Natural
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
            (">10", ">10", Kind::Text),
            ("*^20s", "*^20", Kind::Text),
            (".2f", ".2", Kind::Float),
            ("08.3f", "08.3", Kind::Float),
            ("#x", "#x", Kind::Natural),
            ("+d", "+", Kind::Integer),
        ] {
            let rust = rust.to_owned();
            assert_eq!(Spec::parse(python), Some(Spec { rust, kind }), "{python}");
        }
        for python in [
            ",", ".1%", "%Y-%m-%d", "=+5", ".3", "g", "99999", "10", "05", "<05d", "+", "#d",
        ] {
            assert_eq!(Spec::parse(python), None, "{python}");
        }
    }
}
