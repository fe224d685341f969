//! What stands in an `impl` or a trait.

use proc_macro2::Span;
use syn::{ImplItem, ItemImpl, ItemTrait, TraitItem, TypeParamBound, Visibility};

use super::aliases::Alias;
use super::assignments::{Break, Right};
use super::blocks::in_some_width;
use super::generics::{Clause, has_where};
use super::items::visibility;
use super::parts::{self, Kind, Parts};
use super::printer::Printer;
use super::shape::{Shape, TAB};
use super::starts::place;
use super::text::Text;

/// What is printed between braces, a definition each.
struct Member<'a> {
    parts: Parts<'a>,
    kind: Kind,
    print: Box<dyn Fn(Shape) -> Option<Text> + 'a>,
}

impl Printer {
    pub(super) fn implementation(&self, of: &ItemImpl, shape: Shape) -> Option<Text> {
        let outer = self.outer_attributes(&of.attrs, shape);
        let indent = shape.indent();
        let mut head = String::new();
        if of.defaultness.is_some() {
            head.push_str("default ");
        }
        if of.unsafety.is_some() {
            head.push_str("unsafe ");
        }
        let room = Shape::indented(indent + head.len(), shape.max);
        let generics = self.generics("impl", &of.generics, room)?;
        let mut result = Text::from(head).then(&generics);
        if let Some((not, path, _)) = &of.trait_ {
            let not = if not.is_some() { "!" } else { "" };
            let used = 1 + not.len() + result.last_width();
            let room = Shape {
                align: used,
                offset: used,
                ..shape
            }
            .full_width();
            let text = self.path(None, path, false, room).filter(Text::is_one_line);
            if let Some(text) = text {
                result = result.with(" ").with(not).then(&text);
            } else {
                result.line(indent + TAB);
                result.push(not);
                let room = Shape::indented(indent + TAB, shape.max);
                result.append(&self.path(None, path, false, room)?);
            }
        }
        let word = if of.trait_.is_some() { " for" } else { "" };
        let brace = if has_where(&of.generics) { 0 } else { 2 };
        let used = result.last_width() + word.len() + brace;
        let room = shape.fresh(shape.budget(used + 1));
        let own = self.of_type(&of.self_ty, room).filter(Text::is_one_line);
        // rustfmt leaves the type on its line if it fits there.
        if let Some(own) = own.filter(|own| own.width() <= room.width) {
            result = result.with(word).with(" ").then(&own);
        } else {
            result.line(indent + TAB);
            result.push(word.trim_start());
            result.push(if word.is_empty() { "" } else { " " });
            let width = shape.budget(result.last_width());
            let room = Shape::indented(indent + TAB, shape.max).of_width(width);
            result.append(&self.of_type(&of.self_ty, room)?);
        }
        let has_comment = self.notes.has_comment_in(&of.brace_token);
        let inner = self.inner_attributes(&of.attrs, indent + TAB);
        let is_empty = of.items.is_empty() && !has_comment && inner.is_empty();
        let predicates = of
            .generics
            .where_clause
            .as_ref()
            .map_or(0, |of| of.predicates.len());
        let may_be_line = is_empty && predicates == 1 && result.is_one_line();
        let clause = Clause {
            comma: !may_be_line,
            snug: may_be_line || result.last_width() == 1,
            may_be_line,
        };
        let room = shape.of_width(shape.budget(result.last_width()));
        let text = self.where_clause(&of.generics, clause, room)?;
        let head_fits = result.is_one_line() && result.len() + text.len() <= shape.max;
        result.append(&text);
        let own_line = !result.is_one_line();
        if is_empty {
            if !own_line {
                return Some(outer.then(&result).with(" {}"));
            }
            if may_be_line && head_fits {
                result.push(",");
            }
            result.line(indent);
            result.push("{");
            result.line(indent);
            return Some(outer.then(&result).with("}"));
        }
        if own_line {
            result.line(indent);
        } else {
            result.push(" ");
        }
        result.push("{");
        if !inner.is_empty() {
            result.line(indent + TAB);
            result.append(&inner);
            result.blank();
        }
        let members = of.items.iter().map(|item| self.impl_member(item)).collect();
        result.append(&self.members(members, of.brace_token.span.close(), indent)?);
        Some(outer.then(&result))
    }

    fn members(&self, members: Vec<Member>, brace: Span, indent: usize) -> Option<Text> {
        let mut result = Text::new();
        let mut before = None;
        let any = !members.is_empty();
        for Member { parts, kind, print } in members {
            let start = parts::first(parts);
            let origin = self.notes.origin_of(parts);
            let at = place(start);
            let apart = before.is_some_and(|before| {
                kind == Kind::Large || before != kind || self.notes.is_blank(at)
            });
            if apart {
                result.blank();
            }
            before = Some(kind);
            let mut text = self.comments(at, indent + TAB);
            text.line(indent + TAB);
            text.append(&in_some_width(|max| {
                print(Shape::indented(indent + TAB, max))
            })?);
            text.claim(1, origin);
            result.append(&text);
        }
        Some(result.then(&self.closing(brace, indent, any)))
    }

    fn impl_member<'a>(&'a self, item: &'a ImplItem) -> Member<'a> {
        let kind = match item {
            ImplItem::Const(_) => Kind::Const,
            ImplItem::Type(_) => Kind::Type,
            ImplItem::Macro(_) => Kind::Macro,
            _ => Kind::Large,
        };
        let print = move |shape| self.impl_item(item, shape);
        Member {
            parts: parts::impl_item_parts(item),
            kind,
            print: Box::new(print),
        }
    }

    fn impl_item(&self, item: &ImplItem, shape: Shape) -> Option<Text> {
        let before = |of: &Visibility, default: bool| {
            let default = if default { "default " } else { "" };
            format!("{}{default}", visibility(of))
        };
        match item {
            ImplItem::Const(of) => {
                let outer = self.outer_attributes(&of.attrs, shape);
                let before = before(&of.vis, of.defaultness.is_some());
                let head = format!("{before}const {}: ", of.ident);
                Some(outer.then(&self.value(&head, &of.ty, Some(&of.expr), shape)?))
            }
            ImplItem::Fn(of) => {
                let before = before(&of.vis, of.defaultness.is_some());
                self.function(&of.attrs, &before, &of.sig, Some(&of.block), shape)
            }
            ImplItem::Type(of) => {
                let alias = Alias {
                    attributes: &of.attrs,
                    before: before(&of.vis, of.defaultness.is_some()),
                    name: of.ident.to_string(),
                    generics: &of.generics,
                    bounds: Vec::new(),
                    of: Some(&of.ty),
                };
                self.alias(&alias, shape)
            }
            ImplItem::Macro(of) => {
                self.macro_member(&of.attrs, &of.mac, of.semi_token.is_some(), shape)
            }
            ImplItem::Verbatim(tokens) => Some(Text::from(super::loose::tokens(tokens))),
            _ => None,
        }
    }

    /// A macro call that stands for members.
    fn macro_member(
        &self,
        attributes: &[syn::Attribute],
        of: &syn::Macro,
        ends: bool,
        shape: Shape,
    ) -> Option<Text> {
        let outer = self.outer_attributes(attributes, shape);
        let text = self.macro_call(of, shape.less(1)?)?;
        Some(outer.then(&text).with(if ends { ";" } else { "" }))
    }

    pub(super) fn trait_item(&self, of: &ItemTrait, shape: Shape) -> Option<Text> {
        let outer = self.outer_attributes(&of.attrs, shape);
        let indent = shape.indent();
        let is_unsafe = if of.unsafety.is_some() { "unsafe " } else { "" };
        let auto = if of.auto_token.is_some() { "auto " } else { "" };
        let head = format!("{}{is_unsafe}{auto}trait ", visibility(&of.vis));
        let room = shape.after(head.len())?;
        let name = self.generics(&of.ident.to_string(), &of.generics, room)?;
        let mut result = Text::from(head).then(&name);
        if !of.supertraits.is_empty() {
            let bounds: Vec<&TypeParamBound> = of.supertraits.iter().collect();
            let left = result.with(":");
            result = self.assigned(left, Right::Bounds(&bounds), Break::Below, room)?;
        }
        let snug = name.last_width() == 1;
        let clause = Clause {
            comma: true,
            snug,
            may_be_line: false,
        };
        result.append(&self.where_clause(&of.generics, clause, shape)?);
        let inner = self.inner_attributes(&of.attrs, indent + TAB);
        let is_empty = of.items.is_empty() && inner.is_empty();
        let is_empty = is_empty && !self.notes.has_comment_in(&of.brace_token);
        let too_wide = result.last_width() + 2 > shape.budget(indent);
        if !too_wide && is_empty && result.is_one_line() {
            return Some(outer.then(&result).with(" {}"));
        }
        let has_where = has_where(&of.generics) && !of.items.is_empty();
        if too_wide || !result.is_one_line() || has_where {
            result.line(indent);
        } else {
            result.push(" ");
        }
        result.push("{");
        if is_empty {
            result.line(indent);
            return Some(outer.then(&result).with("}"));
        }
        if !inner.is_empty() {
            result.line(indent + TAB);
            result.append(&inner);
        }
        let members = of
            .items
            .iter()
            .map(|item| self.trait_member(item))
            .collect();
        result.append(&self.members(members, of.brace_token.span.close(), indent)?);
        Some(outer.then(&result))
    }

    fn trait_member<'a>(&'a self, item: &'a TraitItem) -> Member<'a> {
        let kind = match item {
            TraitItem::Const(_) => Kind::Const,
            TraitItem::Type(_) => Kind::Type,
            TraitItem::Macro(_) => Kind::Macro,
            TraitItem::Fn(of) if of.default.is_none() && of.attrs.is_empty() => Kind::Required,
            _ => Kind::Large,
        };
        let print = move |shape| self.trait_item_of_kind(item, shape);
        Member {
            parts: parts::trait_item_parts(item),
            kind,
            print: Box::new(print),
        }
    }

    fn trait_item_of_kind(&self, item: &TraitItem, shape: Shape) -> Option<Text> {
        match item {
            TraitItem::Const(of) => {
                let outer = self.outer_attributes(&of.attrs, shape);
                let head = format!("const {}: ", of.ident);
                let value = of.default.as_ref().map(|(_, value)| value);
                Some(outer.then(&self.value(&head, &of.ty, value, shape)?))
            }
            TraitItem::Fn(of) => self.function(&of.attrs, "", &of.sig, of.default.as_ref(), shape),
            TraitItem::Type(of) => {
                let alias = Alias {
                    attributes: &of.attrs,
                    before: String::new(),
                    name: of.ident.to_string(),
                    generics: &of.generics,
                    bounds: of.bounds.iter().collect(),
                    of: of.default.as_ref().map(|(_, of)| of),
                };
                self.alias(&alias, shape)
            }
            TraitItem::Macro(of) => {
                self.macro_member(&of.attrs, &of.mac, of.semi_token.is_some(), shape)
            }
            TraitItem::Verbatim(tokens) => Some(Text::from(super::loose::tokens(tokens))),
            _ => None,
        }
    }
}
