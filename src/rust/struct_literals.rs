//! `Name { field: value, .. }`.

use syn::{ExprStruct, FieldValue, Member};

use super::lists::{self, Layout, Tactic, Trailing};
use super::printer::Printer;
use super::shape::{STRUCT_WIDTH, Shape, TAB};
use super::starts::{self, place};
use super::text::Text;

/// The room of the fields on one line, and of each on its own.
pub(super) fn field_shapes(shape: Shape, prefix: usize, suffix: usize) -> (Option<usize>, Shape) {
    let nested = shape.deeper(TAB);
    let nested = nested.of_width(nested.budget(nested.indent()));
    let width = shape.width.checked_sub(prefix + suffix);
    (width.map(|width| width.min(STRUCT_WIDTH)), nested)
}

/// Fields that were printed between braces.
pub(super) fn braced(name: Text, fields: &Text, width: usize, shape: Shape, nested: Shape) -> Text {
    if !fields.is_one_line() || fields.len() > width {
        let mut result = name.with(" {");
        result.line(nested.indent());
        result.append(fields);
        result.line(shape.indent());
        return result.with("}");
    }
    name.with(" { ").then(fields).with(" }")
}

impl Printer {
    pub(super) fn struct_expr(&self, of: &ExprStruct, shape: Shape) -> Option<Text> {
        let name = self.path(of.qself.as_ref(), &of.path, true, shape.less(2)?)?;
        if of.fields.is_empty() && of.rest.is_none() {
            return Some(name.with(if of.dot2_token.is_some() {
                " { .. }"
            } else {
                " {}"
            }));
        }
        let (width, nested) = field_shapes(shape, name.len() + 3, 2);
        let mut items = Vec::new();
        let mut has_comment = false;
        for field in &of.fields {
            let start = starts::field_value(field);
            let comments = self.comments(place(start), nested.indent());
            let mut text = self.field_value(field, nested.less(1)?);
            if let Some(text) = &mut text {
                text.claim(0, self.notes.origin(start));
            }
            has_comment |= !comments.is_empty();
            items.push(text.map(|text| below(&comments, &text, nested)));
        }
        let mut open_end = false;
        if let Some(rest) = &of.rest {
            let text = self.expr(rest, nested.after(2)?);
            items.push(text.map(|text| Text::from("..").then(&text)));
            open_end = true;
        } else if of.dot2_token.is_some() {
            items.push(Some(Text::from("..")));
            open_end = true;
        }
        let tactic = match width {
            Some(width) if !has_comment => lists::tactic(&items, width),
            _ => Tactic::Vertical,
        };
        let ends = of.fields.trailing_punct();
        let no_comma = open_end || (self.in_macro.get() && !ends);
        let layout = Layout {
            tactic,
            trailing: if no_comma {
                Trailing::Never
            } else {
                Trailing::Vertical
            },
            separator: ",",
            shape: nested,
            closed_below: tactic == Tactic::Vertical,
        };
        let fields = lists::write(&items, layout)?;
        let width = if has_comment { 0 } else { width.unwrap_or(0) };
        Some(braced(name, &fields, width, shape, nested))
    }

    fn field_value(&self, field: &FieldValue, shape: Shape) -> Option<Text> {
        let outer = self.outer_attributes(&field.attrs, shape);
        let name = match &field.member {
            Member::Named(name) => name.to_string(),
            Member::Unnamed(index) => index.index.to_string(),
        };
        if field.colon_token.is_none() {
            return Some(outer.with(&name));
        }
        let beside = shape
            .after(name.len() + 2)
            .and_then(|room| self.expr(&field.expr, room));
        if let Some(value) = beside {
            return Some(outer.with(&name).with(": ").then(&value));
        }
        let next = shape.next_line();
        let value = self.expr(&field.expr, next)?;
        let mut result = outer.with(&name).with(":");
        result.line(next.indent());
        Some(result.then(&value))
    }
}

/// An item with the comments before it, which each begin with a line break.
pub(super) fn below(comments: &Text, item: &Text, shape: Shape) -> Text {
    if comments.is_empty() {
        return item.clone();
    }
    let mut result = comments.clone().without_break();
    result.line(shape.indent());
    result.then(item)
}
