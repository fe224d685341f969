//! Definitions of a file or a module.

use syn::{Item, ItemMod, ItemUse, TypeParamBound, Visibility};

use super::aliases::Alias;
use super::assignments::{Break, Right};
use super::blocks::in_some_width;
use super::parts::{self, Kind, kind};
use super::printer::Printer;
use super::shape::{Shape, TAB};
use super::starts::place;
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

impl Printer {
    /// Definitions, each behind a line break; `use` declarations and modules in order.
    pub(super) fn definitions(&self, items: &[Item], indent: usize) -> Option<Text> {
        let mut result = Text::new();
        let mut before = None;
        let mut rest = items;
        while let Some((item, others)) = rest.split_first() {
            let start = parts::item(item);
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
        text.claim(1, self.notes.origin_of(parts::item_parts(item)));
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
            let at = place(parts::item(item));
            self.notes.is_blank(at) || !self.notes.comments(at).is_empty()
        };
        let more = others
            .iter()
            .take_while(|item| name(item).is_some() && !alone(item));
        let mut modules: Vec<&Item> = std::iter::once(first).chain(more).collect();
        let names = |item: &Item| name(item).unwrap_or_default();
        modules.sort_by(|a, b| super::version_order::by_version(&names(a), &names(b)));
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
                let alias = Alias {
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
                Some(text.without_break())
            }
            Item::Verbatim(tokens) => Some(Text::from(super::loose::tokens(tokens))),
            _ => None,
        }
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
}
