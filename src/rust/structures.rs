//! Structs, enums and unions.

use syn::punctuated::Punctuated;
use syn::token::Brace;
use syn::{Field, Fields, Generics, ItemEnum, ItemStruct, ItemUnion, Token, Variant};

use super::assignments::{Break, Right};
use super::calls::{Call, Item};
use super::generics::{Clause, has_where};
use super::items::visibility;
use super::lists::Trailing;
use super::parts;
use super::printer::Printer;
use super::shape::{CALL_WIDTH, Shape, TAB, VARIANT_WIDTH};
use super::signatures::used_width;
use super::starts::place;
use super::text::Text;

impl Printer {
    pub(super) fn structure(&self, of: &ItemStruct, shape: Shape) -> Option<Text> {
        let outer = self.outer_attributes(&of.attrs, shape);
        let head = format!("{}struct {}", visibility(&of.vis), of.ident);
        let text = match &of.fields {
            Fields::Named(fields) => {
                let head =
                    self.head_of_type(&head, &of.generics, fields.named.is_empty(), shape)?;
                self.fields(head, &fields.named, &fields.brace_token, 0, shape)?
            }
            Fields::Unnamed(fields) => {
                let room = shape.of_width(shape.budget(head.len()));
                let name = Text::from(head).then(&self.generics("", &of.generics, room)?);
                let mut text = self.tuple_fields(&name, &fields.unnamed, shape.less(1)?)?;
                let clause = Clause {
                    comma: false,
                    snug: false,
                    may_be_line: false,
                };
                text.append(&self.where_clause(&of.generics, clause, shape)?);
                text.with(";")
            }
            Fields::Unit => {
                let room = shape.of_width(shape.budget(head.len()));
                let mut text = Text::from(head).then(&self.generics("", &of.generics, room)?);
                let clause = Clause {
                    comma: false,
                    snug: false,
                    may_be_line: false,
                };
                text.append(&self.where_clause(&of.generics, clause, shape)?);
                text.with(";")
            }
        };
        Some(outer.then(&text))
    }

    pub(super) fn union(&self, of: &ItemUnion, shape: Shape) -> Option<Text> {
        let outer = self.outer_attributes(&of.attrs, shape);
        let head = format!("{}union {}", visibility(&of.vis), of.ident);
        let fields = &of.fields;
        let head = self.head_of_type(&head, &of.generics, fields.named.is_empty(), shape)?;
        Some(outer.then(&self.fields(head, &fields.named, &fields.brace_token, 0, shape)?))
    }

    /// A name with its generics up to the opening brace.
    fn head_of_type(
        &self,
        head: &str,
        generics: &Generics,
        is_empty: bool,
        shape: Shape,
    ) -> Option<Text> {
        let indent = shape.indent();
        let room = Shape::indented(indent, shape.max).of_width(shape.budget(head.len() + indent));
        let mut names = self.generics("", generics, room)?;
        let mut same_line = true;
        if has_where(generics) || !names.is_one_line() {
            let snug = names.last_width() == 1;
            let clause = Clause {
                comma: true,
                snug,
                may_be_line: false,
            };
            names.append(&self.where_clause(generics, clause, shape)?);
            same_line = is_empty || (!has_where(generics) && names.trimmed_last_width() == 1);
        }
        let mut result = Text::from(head).then(&names);
        let overhead = if is_empty { 3 } else { 2 };
        if same_line && used_width(&result, indent) + overhead <= shape.max {
            result.push(" ");
        } else {
            result.line(indent);
        }
        Some(result.with("{"))
    }

    /// Named fields behind an opening brace.
    fn fields(
        &self,
        head: Text,
        fields: &Punctuated<Field, Token![,]>,
        brace: &Brace,
        width: usize,
        shape: Shape,
    ) -> Option<Text> {
        if fields.is_empty() && !self.notes.has_comment_in(brace) {
            return Some(head.with("}"));
        }
        let indent = shape.indent();
        let nested = Shape::indented(indent + TAB, shape.max).less(1)?;
        let mut lines = Text::new();
        let mut line = Vec::new();
        let mut has_comment = self.notes.has_comment_in(brace);
        for (index, field) in fields.iter().enumerate() {
            let parts = parts::field_parts(field);
            let mut text = self.field(field, nested)?;
            line.push(text.clone());
            let mut before = Text::new();
            if let Some(parts) = parts {
                text.claim(0, self.notes.origin_of(parts));
                let at = place(parts::first(parts));
                if index > 0 && self.notes.is_blank(at) {
                    lines.blank();
                }
                before = self.comments(at, nested.indent());
                has_comment |= !before.is_empty();
            }
            before.line(nested.indent());
            lines.append(&before);
            lines = lines.then(&text).with(",");
        }
        let total = line
            .iter()
            .map(|text| text.len() + 2)
            .sum::<usize>()
            .saturating_sub(2);
        let budget = shape.budget(head.len() + 2 + indent).min(width);
        let fits = head.is_one_line() && total <= budget && line.iter().all(Text::is_one_line);
        if width > 0 && fits && !has_comment {
            let mut result = head.with(" ");
            for (index, text) in line.iter().enumerate() {
                if index > 0 {
                    result.push(", ");
                }
                result.append(text);
            }
            return Some(result.with(" }"));
        }
        let closing = self.closing(brace.span.close(), indent, true);
        Some(head.then(&lines).then(&closing))
    }

    pub(super) fn field(&self, field: &Field, shape: Shape) -> Option<Text> {
        let outer = self.attribute_lines(&field.attrs, false, shape.indent());
        let name = field
            .ident
            .as_ref()
            .map(|name| format!("{name}: "))
            .unwrap_or_default();
        let head = format!("{}{name}", visibility(&field.vis));
        let mut before = Text::new();
        for line in &outer {
            before.append(line);
            if field.ident.is_none() && outer.len() == 1 && !line.as_str().starts_with("//") {
                before.push(" ");
            } else {
                before.line(shape.indent());
            }
        }
        let used = before.trimmed_last_width();
        let used = if before.is_empty() || before.last_line().trim().is_empty() {
            0
        } else {
            used + 1
        };
        let beside = shape
            .after(used + head.len())
            .and_then(|room| self.of_type(&field.ty, room));
        if let Some(text) = beside.filter(Text::is_one_line) {
            return Some(before.with(&head).then(&text));
        }
        let mut before = Text::new();
        for line in &outer {
            before.append(line);
            before.line(shape.indent());
        }
        let left = Text::from(head.trim_end());
        let text = self.assigned(left, Right::Type(&field.ty), Break::Default, shape)?;
        if head.is_empty() {
            before.push(text.as_str().trim_start());
            return Some(before);
        }
        Some(before.then(&text))
    }

    fn tuple_fields(
        &self,
        name: &Text,
        fields: &Punctuated<Field, Token![,]>,
        shape: Shape,
    ) -> Option<Text> {
        let items: Vec<Item> = fields.iter().map(Item::Field).collect();
        let call = Call {
            name,
            brackets: ("(", ")"),
            items: &items,
            limit: CALL_WIDTH,
            trailing: Trailing::Vertical,
        };
        self.call(call, shape)
    }

    pub(super) fn enumeration(&self, of: &ItemEnum, shape: Shape) -> Option<Text> {
        let outer = self.outer_attributes(&of.attrs, shape);
        let head = format!("{}enum {}", visibility(&of.vis), of.ident);
        let is_empty = of.variants.is_empty();
        let head = self.head_of_type(&head, &of.generics, is_empty, shape)?;
        if is_empty && !self.notes.has_comment_in(&of.brace_token) {
            return Some(outer.then(&head).with("}"));
        }
        let indent = shape.indent();
        let nested = Shape::indented(indent + TAB, shape.max);
        let variants = |width| {
            let variants = of
                .variants
                .iter()
                .map(|variant| self.variant(variant, width, nested));
            variants.collect::<Option<Vec<_>>>()
        };
        let mut printed = variants(VARIANT_WIDTH)?;
        // If one variant needs several lines, all that could do take several.
        let lines = printed.iter().filter(|text| !text.is_one_line()).count();
        if lines > 0 && lines < printed.len() {
            printed = variants(0)?;
        }
        let mut result = outer.then(&head);
        for (index, (variant, mut text)) in of.variants.iter().zip(printed).enumerate() {
            let parts = parts::variant_parts(variant);
            let at = place(parts::first(parts));
            if index > 0 && self.notes.is_blank(at) {
                result.blank();
            }
            text.claim(0, self.notes.origin_of(parts));
            let mut before = self.comments(at, nested.indent());
            before.line(nested.indent());
            result = result.then(&before).then(&text).with(",");
        }
        Some(result.then(&self.closing(of.brace_token.span.close(), indent, true)))
    }

    fn variant(&self, of: &Variant, width: usize, shape: Shape) -> Option<Text> {
        let outer = self.outer_attributes(&of.attrs, shape);
        let shape = shape.less(1)?;
        let name = of.ident.to_string();
        let mut text = match &of.fields {
            Fields::Named(fields) => {
                let head = Text::from(name).with(" {");
                self.fields(head, &fields.named, &fields.brace_token, width, shape)?
            }
            Fields::Unnamed(fields) if fields.unnamed.is_empty() => Text::from(name).with("()"),
            Fields::Unnamed(fields) => {
                let room = Shape::indented(shape.indent(), shape.max).less(1)?;
                self.tuple_fields(&Text::from(name), &fields.unnamed, room)?
            }
            Fields::Unit => Text::from(name),
        };
        if let Some((_, value)) = &of.discriminant {
            text = self.assigned(text.with(" ="), Right::Expr(value), Break::Beyond, shape)?;
        }
        Some(outer.then(&text))
    }
}
