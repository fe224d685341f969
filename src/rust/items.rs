//! Definitions of a file, a module, an `impl` or a trait.

use proc_macro2::Span;
use syn::{
    Attribute, Block, ForeignItem, ImplItem, Item, ItemConst, ItemForeignMod, ItemImpl, ItemMod,
    ItemStatic, ItemTrait, ItemUse, Signature, StaticMutability, TraitItem, TypeParamBound,
    Visibility,
};

use super::assignments::{Break, Right};
use super::blocks::in_some_width;
use super::printer::Printer;
use super::shape::{Shape, TAB};
use super::signatures::{Clause, Ending, has_where};
use super::starts::{self, place};
use super::text::Text;

/// With a space behind it.
pub(super) fn visibility(of: &Visibility) -> String {
    match of {
        Visibility::Public(_) => "pub ".to_owned(),
        Visibility::Restricted(of) => {
            let path: Vec<_> = of
                .path
                .segments
                .iter()
                .map(|part| part.ident.to_string())
                .collect();
            let within = if of.in_token.is_some() { "in " } else { "" };
            format!("pub({within}{}) ", path.join("::"))
        }
        Visibility::Inherited => String::new(),
    }
}

/// Which items stand together without blank lines between them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Use,
    Const,
    Static,
    Type,
    Mod,
    Macro,
    /// A function without a body or documentation.
    Required,
    /// Stands apart from all others.
    Large,
}

fn kind(item: &Item) -> Kind {
    match item {
        Item::Use(_) => Kind::Use,
        Item::Const(_) => Kind::Const,
        Item::Static(_) => Kind::Static,
        Item::Type(_) => Kind::Type,
        Item::Mod(of) if of.content.is_none() => Kind::Mod,
        Item::ExternCrate(_) => Kind::Use,
        Item::Macro(of) if of.ident.is_none() => Kind::Macro,
        _ => Kind::Large,
    }
}

/// Whether an item is set apart by blank lines wherever it stands.
pub(super) fn is_large(item: &Item) -> bool {
    kind(item) == Kind::Large
}

/// What is printed between braces, a definition each.
struct Member<'a> {
    start: Span,
    kind: Kind,
    print: Box<dyn Fn(Shape) -> Option<Text> + 'a>,
}

impl Printer {
    /// Definitions, each behind a line break; `use` declarations and modules in order.
    pub(super) fn definitions(&self, items: &[Item], indent: usize) -> Option<Text> {
        let mut result = Text::new();
        let mut before = None;
        let mut rest = items;
        while let Some((item, others)) = rest.split_first() {
            let start = starts::item(item);
            let at = place(start);
            let kind = kind(item);
            let apart = before.is_some_and(|before| {
                kind == Kind::Large || before != kind || self.notes.is_blank(at)
            });
            if apart {
                result.blank();
            }
            before = Some(kind);
            let imports: Vec<&ItemUse> = rest
                .iter()
                .map_while(|item| {
                    if let Item::Use(import) = item {
                        Some(import)
                    } else {
                        None
                    }
                })
                .collect();
            if !imports.is_empty() {
                rest = &rest[imports.len()..];
                result.append(&self.imports(&imports, indent)?);
                continue;
            }
            rest = others;
            if let Some(modules) = self.modules(item, others) {
                rest = &others[modules.len() - 1..];
                result.append(&self.comments(at, indent));
                for item in modules {
                    result.append(&self.one_definition(item, indent)?);
                }
                continue;
            }
            result.append(&self.comments(at, indent));
            result.append(&self.one_definition(item, indent)?);
        }
        Some(result)
    }

    /// A definition behind its line break.
    fn one_definition(&self, item: &Item, indent: usize) -> Option<Text> {
        let mut text = Text::new();
        text.line(indent);
        text.append(&self.item_of_file(item, indent)?);
        text.claim(1, self.notes.origin(starts::item(item)));
        Some(text)
    }

    /// The modules of other files that stand together, in order.
    fn modules<'a>(&self, first: &'a Item, others: &'a [Item]) -> Option<Vec<&'a Item>> {
        let name = |item: &Item| match item {
            Item::Mod(of) if of.content.is_none() => Some(of.ident.to_string()),
            _ => None,
        };
        name(first)?;
        let alone = |item: &&Item| {
            let at = place(starts::item(item));
            self.notes.is_blank(at) || !self.notes.comments(at).is_empty()
        };
        let more = others
            .iter()
            .take_while(|item| name(item).is_some() && !alone(item));
        let mut modules: Vec<&Item> = std::iter::once(first).chain(more).collect();
        let names = |item: &Item| name(item).unwrap_or_default();
        modules.sort_by(|a, b| super::uses::by_version(&names(a), &names(b)));
        Some(modules)
    }

    pub(super) fn item_of_file(&self, item: &Item, indent: usize) -> Option<Text> {
        in_some_width(|max| self.definition(item, Shape::indented(indent, max)))
    }

    fn definition(&self, item: &Item, shape: Shape) -> Option<Text> {
        match item {
            Item::Const(of) => self.constant(of, shape),
            Item::Enum(of) => self.enumeration(of, shape),
            Item::ExternCrate(of) => {
                let rename = of.rename.as_ref().map(|(_, name)| format!(" as {name}"));
                let rename = rename.unwrap_or_default();
                let head = visibility(&of.vis);
                let text = format!("{head}extern crate {}{rename};", of.ident);
                Some(self.outer_attributes(&of.attrs, shape).with(&text))
            }
            Item::Fn(of) => {
                let before = visibility(&of.vis);
                self.function(&of.attrs, &before, &of.sig, Some(&of.block), shape)
            }
            Item::ForeignMod(of) => self.foreign(of, shape),
            Item::Impl(of) => self.implementation(of, shape),
            Item::Macro(of) => {
                let outer = self.outer_attributes(&of.attrs, shape);
                if let Some(name) = &of.ident {
                    let name = Text::from(format!("macro_rules! {name}"));
                    return Some(outer.then(&self.macro_block(&name, &of.mac, shape)));
                }
                let text = self.macro_call(&of.mac, shape.less(1)?)?;
                let end = if of.semi_token.is_some() { ";" } else { "" };
                Some(outer.then(&text).with(end))
            }
            Item::Mod(of) => self.module(of, shape),
            Item::Static(of) => self.static_item(of, shape),
            Item::Struct(of) => self.structure(of, shape),
            Item::Trait(of) => self.trait_item(of, shape),
            Item::TraitAlias(of) => {
                let outer = self.outer_attributes(&of.attrs, shape);
                let head = format!("{}trait ", visibility(&of.vis));
                let room = shape.after(head.len())?;
                let name = self.generics(&of.ident.to_string(), &of.generics, room)?;
                let bounds: Vec<&TypeParamBound> = of.bounds.iter().collect();
                let left = Text::from(head).then(&name).with(" =");
                let right = Right::Bounds(&bounds);
                let text = self.assigned(left, right, Break::Default, shape.less(1)?)?;
                Some(outer.then(&text).with(";"))
            }
            Item::Type(of) => {
                let alias = super::structures::Alias {
                    attributes: &of.attrs,
                    before: visibility(&of.vis),
                    name: of.ident.to_string(),
                    generics: &of.generics,
                    bounds: Vec::new(),
                    of: Some(&of.ty),
                };
                self.alias(&alias, shape)
            }
            Item::Union(of) => self.union(of, shape),
            Item::Use(of) => {
                let text = self.imports(&[of], shape.indent())?;
                Some(Text::from(text.as_str().trim_start()))
            }
            Item::Verbatim(tokens) => Some(Text::from(super::loose::tokens(tokens))),
            _ => None,
        }
    }

    fn function(
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

    fn constant(&self, of: &ItemConst, shape: Shape) -> Option<Text> {
        let outer = self.outer_attributes(&of.attrs, shape);
        let head = format!("{}const {}: ", visibility(&of.vis), of.ident);
        Some(outer.then(&self.value(&head, &of.ty, Some(&of.expr), shape)?))
    }

    fn static_item(&self, of: &ItemStatic, shape: Shape) -> Option<Text> {
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
    fn value(
        &self,
        head: &str,
        of: &syn::Type,
        value: Option<&syn::Expr>,
        shape: Shape,
    ) -> Option<Text> {
        let beside = shape
            .after(head.len() + 2)
            .and_then(|room| self.of_type(of, room));
        let mut left = match beside {
            Some(text) => Text::from(head).then(&text),
            None => {
                let next = shape.next_line();
                let mut left = Text::from(head.trim_end());
                left.line(next.indent());
                left.then(&self.of_type(of, next)?)
            }
        };
        let Some(value) = value else {
            return Some(left.with(";"));
        };
        left.push(" =");
        let text = self.assigned(left, Right::Expr(value), Break::Default, shape.less(1)?)?;
        Some(text.with(";"))
    }

    fn module(&self, of: &ItemMod, shape: Shape) -> Option<Text> {
        let outer = self.outer_attributes(&of.attrs, shape);
        let is_unsafe = if of.unsafety.is_some() { "unsafe " } else { "" };
        let head = Text::from(format!(
            "{}{is_unsafe}mod {}",
            visibility(&of.vis),
            of.ident
        ));
        let Some((brace, items)) = &of.content else {
            return Some(outer.then(&head).with(";"));
        };
        let indent = shape.indent();
        let inner = self.inner_attributes(&of.attrs, indent + TAB);
        if items.is_empty() && inner.is_empty() && !self.notes.has_comment_in(brace) {
            return Some(outer.then(&head).with(" {}"));
        }
        let mut result = outer.then(&head).with(" {");
        if !inner.is_empty() {
            result.line(indent + TAB);
            result.append(&inner);
            if !items.is_empty() {
                result.blank();
            }
        }
        result.append(&self.definitions(items, indent + TAB)?);
        Some(result.then(&self.closing(brace.span.close(), indent, !items.is_empty())))
    }

    fn foreign(&self, of: &ItemForeignMod, shape: Shape) -> Option<Text> {
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

    fn implementation(&self, of: &ItemImpl, shape: Shape) -> Option<Text> {
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
        for Member { start, kind, print } in members {
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
            text.claim(1, self.notes.origin(start));
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
            start: starts::impl_item(item),
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
                let alias = super::structures::Alias {
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
                let outer = self.outer_attributes(&of.attrs, shape);
                let text = self.macro_call(&of.mac, shape.less(1)?)?;
                Some(
                    outer
                        .then(&text)
                        .with(if of.semi_token.is_some() { ";" } else { "" }),
                )
            }
            ImplItem::Verbatim(tokens) => Some(Text::from(super::loose::tokens(tokens))),
            _ => None,
        }
    }

    fn trait_item(&self, of: &ItemTrait, shape: Shape) -> Option<Text> {
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
            start: starts::trait_item(item),
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
                let alias = super::structures::Alias {
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
                let outer = self.outer_attributes(&of.attrs, shape);
                let text = self.macro_call(&of.mac, shape.less(1)?)?;
                Some(
                    outer
                        .then(&text)
                        .with(if of.semi_token.is_some() { ";" } else { "" }),
                )
            }
            TraitItem::Verbatim(tokens) => Some(Text::from(super::loose::tokens(tokens))),
            _ => None,
        }
    }
}
