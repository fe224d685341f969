//! Attributes and documentation.

use syn::{AttrStyle, Attribute, Expr, Lit, Meta};

use super::calls::{Call, Item};
use super::lists::Trailing;
use super::printer::Printer;
use super::shape::{ATTRIBUTE_WIDTH, Shape};
use super::text::Text;

pub(super) fn is_inner(attribute: &Attribute) -> bool {
    matches!(attribute.style, AttrStyle::Inner(_))
}

/// The documentation that an attribute is, if it can be written behind `///`.
pub(super) fn documentation(attribute: &Attribute) -> Option<String> {
    let Meta::NameValue(of) = &attribute.meta else {
        return None;
    };
    let Expr::Lit(lit) = &of.value else {
        return None;
    };
    let Lit::Str(text) = &lit.lit else {
        return None;
    };
    let text = text.value();
    let is_line = |line: &str| !line.contains('\r') && !line.starts_with('/');
    (of.path.is_ident("doc") && text.split('\n').all(is_line)).then_some(text)
}

impl Printer {
    /// The attributes before something, each with its line break.
    pub(super) fn outer_attributes(&self, attributes: &[Attribute], shape: Shape) -> Text {
        let mut result = Text::new();
        for line in self.attribute_lines(attributes, false, shape.indent()) {
            result.append(&line);
            result.line(shape.indent());
        }
        result
    }

    /// The attributes inside something, a line each.
    pub(super) fn inner_attributes(&self, attributes: &[Attribute], indent: usize) -> Text {
        let mut result = Text::new();
        for line in self.attribute_lines(attributes, true, indent) {
            if !result.is_empty() {
                result.line(indent);
            }
            result.append(&line);
        }
        result
    }

    pub(super) fn attribute_lines(
        &self,
        attributes: &[Attribute],
        inner: bool,
        indent: usize,
    ) -> Vec<Text> {
        let mut lines = Vec::new();
        let mut derived: Vec<Text> = Vec::new();
        let shape = Shape::indented(indent, super::shape::MAX_WIDTH);
        let ours = attributes
            .iter()
            .filter(|attribute| is_inner(attribute) == inner);
        for attribute in ours {
            if let Some(text) = documentation(attribute) {
                self.derive(&mut derived, &mut lines, shape);
                let sign = if inner { "//!" } else { "///" };
                for line in text.split('\n') {
                    lines.push(Text::from(format!("{sign}{line}").trim_end().to_owned()));
                }
                continue;
            }
            if !inner
                && let Meta::List(list) = &attribute.meta
                && list.path.is_ident("derive")
                && let Some(paths) = super::macros::separated(&list.tokens)
            {
                derived.extend(
                    paths
                        .iter()
                        .map(|path| Text::from(super::loose::tokens(path))),
                );
                continue;
            }
            self.derive(&mut derived, &mut lines, shape);
            let sign = if inner { "#![" } else { "#[" };
            let text = self.meta(&attribute.meta, shape);
            lines.push(Text::from(sign).then(&text).with("]"));
        }
        self.derive(&mut derived, &mut lines, shape);
        lines
    }

    /// The traits to derive that were gathered, as one attribute.
    fn derive(&self, derived: &mut Vec<Text>, lines: &mut Vec<Text>, shape: Shape) {
        if derived.is_empty() {
            return;
        }
        let width: usize = derived.iter().map(|text| text.width() + 2).sum();
        let mut result = Text::from("#[derive(");
        let one_line = width - 2 + 11 <= shape.width;
        for (index, text) in derived.iter().enumerate() {
            if !one_line {
                result.line(shape.indent() + super::shape::TAB);
            } else if index > 0 {
                result.push(" ");
            }
            result.append(text);
            if !one_line || index + 1 < derived.len() {
                result.push(",");
            }
        }
        if !one_line {
            result.line(shape.indent());
        }
        lines.push(result.with(")]"));
        derived.clear();
    }

    fn meta(&self, meta: &Meta, shape: Shape) -> Text {
        match meta {
            Meta::Path(path) => self.path(None, path, false, shape).unwrap_or_default(),
            Meta::NameValue(of) => {
                let name = self.path(None, &of.path, false, shape).unwrap_or_default();
                let wide = shape.of_width(8096);
                let value = Self::with(&self.in_macro, true, || self.expr(&of.value, wide));
                name.with(" = ").then(&value.unwrap_or_default())
            }
            Meta::List(list) => {
                let name = self
                    .path(None, &list.path, false, shape)
                    .unwrap_or_default();
                let plain = || {
                    let brackets = super::macros::brackets(&list.delimiter);
                    let within = super::loose::tokens(&list.tokens);
                    name.clone().with(brackets.0).with(&within).with(brackets.1)
                };
                let Some(parts) = super::macros::separated(&list.tokens) else {
                    return plain();
                };
                if !matches!(list.delimiter, syn::MacroDelimiter::Paren(_)) {
                    return plain();
                }
                let ends = super::macros::ends_with_comma(&list.tokens);
                let parts: Vec<Text> = parts
                    .iter()
                    .map(|part| Text::from(super::loose::tokens(part)))
                    .collect();
                let items: Vec<Item> = parts.iter().map(Item::Text).collect();
                let call = Call {
                    name: &name,
                    brackets: ("(", ")"),
                    items: &items,
                    limit: ATTRIBUTE_WIDTH,
                    trailing: if ends {
                        Trailing::Always
                    } else {
                        Trailing::Never
                    },
                };
                let room = shape
                    .after(2)
                    .and_then(|room| room.less(1))
                    .unwrap_or(shape);
                self.call(call, room).unwrap_or_else(plain)
            }
        }
    }
}
