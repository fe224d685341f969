//! Functions, constants and foreign items.

use syn::{
    Attribute, Block, ForeignItem, ItemConst, ItemForeignMod, ItemStatic, Signature,
    StaticMutability,
};

use super::assignments::{Break, Right};
use super::blocks::in_some_width;
use super::items::visibility;
use super::printer::Printer;
use super::shape::{Shape, TAB};
use super::signatures::Ending;
use super::text::Text;

impl Printer {
    pub(super) fn function(
        &self,
        attributes: &[Attribute],
        before: &str,
        of: &Signature,
        block: Option<&Block>,
        shape: Shape,
    ) -> Option<Text> {
        let outer = self.outer_attributes(attributes, shape);
        let indent = shape.indent();
        let Some(block) = block else {
            let (head, _) = self.signature(before, of, Ending::Semicolon, indent, shape.max)?;
            return Some(outer.then(&head).with(";"));
        };
        let (mut head, own_line) = self.signature(before, of, Ending::Body, indent, shape.max)?;
        let inner = self.inner_attributes(attributes, indent + TAB);
        let is_empty = inner.is_empty() && self.is_empty_block(block);
        if is_empty && head.is_one_line() && indent + head.len() + 3 <= shape.max {
            return Some(outer.then(&head).with(" {}"));
        }
        if own_line {
            head.line(indent);
        } else {
            head.push(" ");
        }
        if is_empty {
            head.push("{");
            head.line(indent);
            return Some(outer.then(&head).with("}"));
        }
        let text = self.block(block, attributes, &head, shape)?;
        Some(outer.then(&text))
    }

    pub(super) fn constant(&self, of: &ItemConst, shape: Shape) -> Option<Text> {
        let outer = self.outer_attributes(&of.attrs, shape);
        let head = format!("{}const {}: ", visibility(&of.vis), of.ident);
        Some(outer.then(&self.value(&head, &of.ty, Some(&of.expr), shape)?))
    }

    pub(super) fn static_item(&self, of: &ItemStatic, shape: Shape) -> Option<Text> {
        let outer = self.outer_attributes(&of.attrs, shape);
        let mutable = if matches!(of.mutability, StaticMutability::Mut(_)) {
            "mut "
        } else {
            ""
        };
        let head = format!("{}static {mutable}{}: ", visibility(&of.vis), of.ident);
        Some(outer.then(&self.value(&head, &of.ty, Some(&of.expr), shape)?))
    }

    /// The type and the value of a constant.
    pub(super) fn value(
        &self,
        head: &str,
        of: &syn::Type,
        value: Option<&syn::Expr>,
        shape: Shape,
    ) -> Option<Text> {
        let beside = shape
            .after(head.len() + 2)
            .and_then(|room| self.of_type(of, room));
        let mut left = if let Some(text) = beside {
            Text::from(head).then(&text)
        } else {
            let next = shape.next_line();
            let mut left = Text::from(head.trim_end());
            left.line(next.indent());
            left.then(&self.of_type(of, next)?)
        };
        let Some(value) = value else {
            return Some(left.with(";"));
        };
        left.push(" =");
        let text = self.assigned(left, Right::Expr(value), Break::Default, shape.less(1)?)?;
        Some(text.with(";"))
    }

    pub(super) fn foreign(&self, of: &ItemForeignMod, shape: Shape) -> Option<Text> {
        let outer = self.outer_attributes(&of.attrs, shape);
        let is_unsafe = if of.unsafety.is_some() { "unsafe " } else { "" };
        let head = format!("{is_unsafe}{}", super::signatures::abi(Some(&of.abi)));
        let mut members = Vec::new();
        for item in &of.items {
            let text = in_some_width(|max| {
                let shape = Shape::indented(shape.indent() + TAB, max);
                match item {
                    ForeignItem::Fn(of) => {
                        let before = visibility(&of.vis);
                        self.function(&of.attrs, &before, &of.sig, None, shape)
                    }
                    ForeignItem::Static(of) => {
                        let outer = self.outer_attributes(&of.attrs, shape);
                        let mutable = matches!(of.mutability, StaticMutability::Mut(_));
                        let mutable = if mutable { "mut " } else { "" };
                        let head = format!("{}static {mutable}{}: ", visibility(&of.vis), of.ident);
                        Some(outer.then(&self.value(&head, &of.ty, None, shape)?))
                    }
                    ForeignItem::Type(of) => {
                        let outer = self.outer_attributes(&of.attrs, shape);
                        Some(outer.with(&format!("{}type {};", visibility(&of.vis), of.ident)))
                    }
                    ForeignItem::Verbatim(tokens) => Some(Text::from(super::loose::tokens(tokens))),
                    _ => None,
                }
            })?;
            members.push(text);
        }
        let mut result = outer.with(&head).with("{");
        for member in &members {
            result.line(shape.indent() + TAB);
            result.append(member);
        }
        if !members.is_empty() {
            result.line(shape.indent());
        }
        Some(result.with("}"))
    }
}
