//! Attributes and documentation.

use syn::punctuated::Punctuated;
use syn::{Attribute, Expr, Lit, MacroDelimiter, Meta, MetaList, Token};

use super::arguments::{Nested, brackets, separated};
use super::attached::is_inner;
use super::calls::{Call, Item};
use super::lists::Trailing;
use super::printer::Printer;
use super::shape::{ATTRIBUTE_WIDTH, Shape};
use super::starts::place;
use super::text::Text;

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

/// Traits to derive that were gathered.
#[derive(Debug, Default)]
struct Derived {
    traits: Vec<Text>,
    origin: Option<usize>,
}

/// The traits that an attribute derives.
fn derives(attribute: &Attribute) -> Option<Vec<Text>> {
    let Meta::List(list) = &attribute.meta else {
        return None;
    };
    if !list.path.is_ident("derive") {
        return None;
    }
    let parts = separated(&list.tokens)?;
    let texts = parts
        .iter()
        .map(|part| Text::from(super::loose::tokens(part)));
    Some(texts.collect())
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
        let mut last = None;
        let mut derived = Derived::default();
        let shape = Shape::indented(indent, super::shape::MAX_WIDTH);
        for attribute in attributes {
            if is_inner(attribute) != inner {
                continue;
            }
            let start = attribute.pound_token.span;
            let origin = self.notes.origin(start);
            let mut add = |mut line: Text| {
                line.claim(0, origin);
                lines.push(line);
            };
            // The comments before the first belong to the whole.
            let comments = self.comments(place(start), indent);
            if last.is_some() && !comments.is_empty() {
                Self::derive(&mut derived, &mut add, shape);
                add(comments.without_break());
            }
            last = Some(place(start));
            if let Some(text) = documentation(attribute) {
                Self::derive(&mut derived, &mut add, shape);
                let sign = if inner { "//!" } else { "///" };
                for line in text.split('\n') {
                    add(Text::from(format!("{sign}{line}").trim_end().to_owned()));
                }
                continue;
            }
            if !inner && let Some(traits) = derives(attribute) {
                derived.traits.extend(traits);
                derived.origin = derived.origin.or(origin);
                continue;
            }
            Self::derive(&mut derived, &mut add, shape);
            let sign = if inner { "#![" } else { "#[" };
            let room = shape.after(sign.len()).unwrap_or(shape);
            let text = self.meta(&attribute.meta, room);
            add(Text::from(sign).then(&text).with("]"));
        }
        Self::derive(&mut derived, &mut |line| lines.push(line), shape);
        let body = last.and_then(|last| self.notes.body(last));
        let comments = body
            .map(|body| self.comments(body, indent))
            .unwrap_or_default();
        if !inner && !comments.is_empty() {
            lines.push(comments.without_break());
        }
        lines
    }

    /// The traits to derive that were gathered, as one attribute.
    fn derive(derived: &mut Derived, add: &mut impl FnMut(Text), shape: Shape) {
        let Derived { traits, origin } = std::mem::take(derived);
        if traits.is_empty() {
            return;
        }
        let width: usize = traits.iter().map(|text| text.width() + 2).sum();
        let mut result = Text::from("#[derive(");
        let one_line = width - 2 + 11 <= shape.width;
        for (index, text) in traits.iter().enumerate() {
            if !one_line {
                result.line(shape.indent() + super::shape::TAB);
            } else if index > 0 {
                result.push(" ");
            }
            result.append(text);
            if !one_line || index + 1 < traits.len() {
                result.push(",");
            }
        }
        if !one_line {
            result.line(shape.indent());
        }
        result.push(")]");
        result.claim(0, origin);
        add(result);
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
            Meta::List(list) => self.meta_list(list, shape).unwrap_or_else(|| {
                let name = self
                    .path(None, &list.path, false, shape)
                    .unwrap_or_default();
                let brackets = brackets(&list.delimiter);
                let within = super::loose::tokens(&list.tokens);
                name.with(brackets.0).with(&within).with(brackets.1)
            }),
        }
    }

    /// What has the form of an attribute again is laid out like the arguments of a call.
    fn meta_list(&self, list: &MetaList, shape: Shape) -> Option<Text> {
        let MacroDelimiter::Paren(_) = list.delimiter else {
            return None;
        };
        let parts = list
            .parse_args_with(Punctuated::<Nested, Token![,]>::parse_terminated)
            .ok()?;
        let name = self.path(None, &list.path, false, shape)?;
        let items: Vec<Item> = parts.iter().map(Item::Nested).collect();
        let trailing = if parts.trailing_punct() {
            Trailing::Always
        } else {
            Trailing::Never
        };
        let limit = ATTRIBUTE_WIDTH;
        let call = Call {
            name: &name,
            brackets: ("(", ")"),
            items: &items,
            limit,
            trailing,
        };
        self.call(call, shape.less(1)?)
    }

    pub(super) fn nested(&self, nested: &Nested, shape: Shape) -> Text {
        match nested {
            Nested::Lit(lit) => Text::from(super::literals::literal(lit)),
            Nested::Meta(meta) => self.meta(meta, shape),
        }
    }
}
