//! The template of a `format!`, as it grows.

use crate::translation::code::Code;
use crate::translation::names::is_identifier;
use crate::types::ty::Ty;

/// A format string of Rust with its arguments.
#[derive(Debug, Default)]
pub(in crate::translation) struct Template {
    /// Inside the quotes, as Rust source.
    pub(in crate::translation) text: String,
    pub(in crate::translation) arguments: Vec<String>,
    named: Vec<(String, String)>,
}

impl Template {
    /// Whether nothing is in it.
    pub(in crate::translation) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    pub(in crate::translation) fn text(&mut self, text: &str) {
        let quoted = crate::translation::code::quoted(text);
        let inner = &quoted[1..quoted.len() - 1];
        // An escape such as `\u{e9}` keeps its braces.
        let mut rest = inner;
        while let Some(at) = rest.find(['{', '}', '\\']) {
            self.text.push_str(&rest[..at]);
            let c = rest.as_bytes()[at];
            if c == b'\\' {
                let end = if rest[at..].starts_with("\\u{") {
                    rest[at..].find('}').map_or(rest.len(), |it| at + it + 1)
                } else {
                    at + 2
                };
                self.text.push_str(&rest[at..end]);
                rest = &rest[end..];
            } else {
                self.text.push(char::from(c));
                self.text.push(char::from(c));
                rest = &rest[at + 1..];
            }
        }
        self.text.push_str(rest);
    }

    pub(in crate::translation) fn argument(&mut self, code: &str, spec: &str) {
        if spec.is_empty() && self.text_put_together(code) {
            return;
        }
        let colon = if spec.is_empty() { "" } else { ":" };
        // What has a text of its own shows it by itself.
        let code = match code.strip_suffix(".to_string()") {
            Some(of)
                if spec.is_empty()
                    && (is_identifier(of)
                        || [".display()", ".count()", ".len()"]
                            .iter()
                            .any(|it| of.ends_with(it))
                        || is_strftime(of)) =>
            {
                of
            }
            _ => code,
        };
        if is_identifier(code) {
            self.text.push_str(&format!("{{{code}{colon}{spec}}}"));
        } else {
            self.text.push_str(&format!("{{{colon}{spec}}}"));
            self.arguments.push(code.to_owned());
        }
    }

    /// Puts a text in at once that would be put together only to be put in: `format!("{total:?}")`.
    fn text_put_together(&mut self, code: &str) -> bool {
        let made = code.strip_prefix("format!(");
        let Some(inside) = made.and_then(|it| it.strip_suffix(')')) else {
            return false;
        };
        if let Some(text) = whole_literal(inside) {
            self.text.push_str(text);
            return true;
        }
        let value = inside.strip_prefix("\"{:?}\", ");
        match value.filter(|it| syn::parse_str::<syn::Expr>(it).is_ok()) {
            Some(value) => {
                self.argument(value, "?");
                true
            }
            None => false,
        }
    }

    /// A named argument, for widths; a variable stands for itself.
    pub(in crate::translation) fn named(&mut self, name: &str, code: &str) -> String {
        if is_identifier(code) {
            return code.to_owned();
        }
        if let Some((name, _)) = self.named.iter().find(|(_, it)| it == code) {
            return name.clone();
        }
        let name = if self.named.is_empty() {
            name.to_owned()
        } else {
            format!("{name}_{}", self.named.len() + 1)
        };
        self.named.push((name.clone(), code.to_owned()));
        name
    }

    /// Whether it ended a line, which it leaves to the macro then.
    pub(in crate::translation) fn ends_line(&mut self) -> bool {
        let Some(before) = self.text.strip_suffix("\\n") else {
            return false;
        };
        let escapes = before.len() - before.trim_end_matches('\\').len();
        let ends = escapes % 2 == 0;
        if ends {
            self.text.truncate(before.len());
        }
        ends
    }

    /// The arguments of a macro.
    pub(in crate::translation) fn inside(&self) -> String {
        let mut inside = format!("\"{}\"", self.text);
        for argument in &self.arguments {
            inside.push_str(", ");
            inside.push_str(argument);
        }
        for (name, code) in &self.named {
            inside.push_str(&format!(", {name} = {code}"));
        }
        inside
    }

    pub(in crate::translation) fn formatted(&self) -> Code {
        if self.arguments.is_empty() && self.named.is_empty() && !self.text.contains(['{', '}']) {
            return if self.text.is_empty() {
                Code::tight("String::new()", Ty::Str)
            } else {
                Code::tight(format!("\"{}\".to_string()", self.text), Ty::Str)
            };
        }
        if self.text == "{}" && self.arguments.len() == 1 && self.named.is_empty() {
            return Code::tight(format!("format!({})", self.inside()), Ty::Str);
        }
        Code::tight(format!("format!({})", self.inside()), Ty::Str)
    }
}

/// Whether a text ends with a date in a format.
fn is_strftime(text: &str) -> bool {
    let call = text.rsplit_once(".strftime(\"").map(|(_, it)| it);
    call.is_some_and(|it| it.find('"').is_some_and(|at| at + 2 == it.len()))
}

/// The inside of a literal that is all of a macro's arguments.
pub(super) fn whole_literal(inside: &str) -> Option<&str> {
    let text = inside.strip_prefix('"')?.strip_suffix('"')?;
    let mut escaped = false;
    for c in text.chars() {
        match c {
            '\\' if !escaped => escaped = true,
            '"' if !escaped => return None,
            _ => escaped = false,
        }
    }
    Some(text)
}
