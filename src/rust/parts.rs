//! Definitions: their attributes, where they begin behind them, and which stand together.

use proc_macro2::Span;
use syn::{Attribute, Field, ImplItem, Item, Path, QSelf, TraitItem, Variant, Visibility};

use super::attached::attributed;

/// The attributes of a definition, and where it begins behind them.
pub(super) type Parts<'a> = (&'a [Attribute], Span);

pub(super) fn path(qself: Option<&QSelf>, path: &Path) -> Span {
    if let Some(qself) = qself {
        return qself.lt_token.span;
    }
    if let Some(colons) = &path.leading_colon {
        return colons.spans[0];
    }
    path.segments
        .first()
        .map_or_else(Span::call_site, |segment| segment.ident.span())
}

/// Where something begins with its attributes.
pub(super) fn first((attributes, body): Parts) -> Span {
    attributed(attributes).unwrap_or(body)
}

fn visible(visibility: &Visibility) -> Option<Span> {
    match visibility {
        Visibility::Public(word) => Some(word.span),
        Visibility::Restricted(of) => Some(of.pub_token.span),
        Visibility::Inherited => None,
    }
}

fn signature(of: &syn::Signature) -> Span {
    of.constness
        .as_ref()
        .map(|word| word.span)
        .or(of.asyncness.as_ref().map(|word| word.span))
        .or(of.unsafety.as_ref().map(|word| word.span))
        .or(of.abi.as_ref().map(|abi| abi.extern_token.span))
        .unwrap_or(of.fn_token.span)
}

pub(super) fn item(of: &Item) -> Span {
    first(item_parts(of))
}

pub(super) fn item_parts(of: &Item) -> Parts<'_> {
    let (attributes, visibility, word): (&[Attribute], Option<&Visibility>, Span) = match of {
        Item::Const(of) => (&of.attrs, Some(&of.vis), of.const_token.span),
        Item::Enum(of) => (&of.attrs, Some(&of.vis), of.enum_token.span),
        Item::ExternCrate(of) => (&of.attrs, Some(&of.vis), of.extern_token.span),
        Item::Fn(of) => (&of.attrs, Some(&of.vis), signature(&of.sig)),
        Item::ForeignMod(of) => {
            let word = of
                .unsafety
                .as_ref()
                .map_or(of.abi.extern_token.span, |word| word.span);
            (&of.attrs, None, word)
        }
        Item::Impl(of) => {
            let word = of.defaultness.as_ref().map(|word| word.span);
            let word = word.or(of.unsafety.as_ref().map(|word| word.span));
            (&of.attrs, None, word.unwrap_or(of.impl_token.span))
        }
        Item::Macro(of) => (&of.attrs, None, path(None, &of.mac.path)),
        Item::Mod(of) => {
            let word = of
                .unsafety
                .as_ref()
                .map_or(of.mod_token.span, |word| word.span);
            (&of.attrs, Some(&of.vis), word)
        }
        Item::Static(of) => (&of.attrs, Some(&of.vis), of.static_token.span),
        Item::Struct(of) => (&of.attrs, Some(&of.vis), of.struct_token.span),
        Item::Trait(of) => {
            let word = of
                .unsafety
                .as_ref()
                .map(|word| word.span)
                .or(of.auto_token.as_ref().map(|word| word.span));
            (
                &of.attrs,
                Some(&of.vis),
                word.unwrap_or(of.trait_token.span),
            )
        }
        Item::TraitAlias(of) => (&of.attrs, Some(&of.vis), of.trait_token.span),
        Item::Type(of) => (&of.attrs, Some(&of.vis), of.type_token.span),
        Item::Union(of) => (&of.attrs, Some(&of.vis), of.union_token.span),
        Item::Use(of) => (&of.attrs, Some(&of.vis), of.use_token.span),
        Item::Verbatim(tokens) => {
            let first = tokens.clone().into_iter().next();
            (
                &[],
                None,
                first.map_or_else(Span::call_site, |token| token.span()),
            )
        }
        _ => (&[], None, Span::call_site()),
    };
    (attributes, visibility.and_then(visible).unwrap_or(word))
}

pub(super) fn item_use(of: &syn::ItemUse) -> Span {
    first((&of.attrs, visible(&of.vis).unwrap_or(of.use_token.span)))
}

pub(super) fn impl_item_parts(of: &ImplItem) -> Parts<'_> {
    let (attributes, visibility, before, word): (&[Attribute], _, _, _) = match of {
        ImplItem::Const(of) => (
            &of.attrs,
            Some(&of.vis),
            of.defaultness.as_ref(),
            of.const_token.span,
        ),
        ImplItem::Fn(of) => (
            &of.attrs,
            Some(&of.vis),
            of.defaultness.as_ref(),
            signature(&of.sig),
        ),
        ImplItem::Type(of) => (
            &of.attrs,
            Some(&of.vis),
            of.defaultness.as_ref(),
            of.type_token.span,
        ),
        ImplItem::Macro(of) => (&of.attrs, None, None, path(None, &of.mac.path)),
        ImplItem::Verbatim(tokens) => {
            let first = tokens.clone().into_iter().next();
            (
                &[],
                None,
                None,
                first.map_or_else(Span::call_site, |token| token.span()),
            )
        }
        _ => (&[], None, None, Span::call_site()),
    };
    let body = visibility
        .and_then(visible)
        .or(before.map(|word| word.span));
    (attributes, body.unwrap_or(word))
}

pub(super) fn trait_item_parts(of: &TraitItem) -> Parts<'_> {
    let (attributes, word): (&[Attribute], _) = match of {
        TraitItem::Const(of) => (&of.attrs, of.const_token.span),
        TraitItem::Fn(of) => (&of.attrs, signature(&of.sig)),
        TraitItem::Type(of) => (&of.attrs, of.type_token.span),
        TraitItem::Macro(of) => (&of.attrs, path(None, &of.mac.path)),
        TraitItem::Verbatim(tokens) => {
            let first = tokens.clone().into_iter().next();
            (
                &[],
                first.map_or_else(Span::call_site, |token| token.span()),
            )
        }
        _ => (&[], Span::call_site()),
    };
    (attributes, word)
}

/// Of a field with a name.
pub(super) fn field_parts(of: &Field) -> Option<Parts<'_>> {
    let name = of.ident.as_ref()?.span();
    Some((&of.attrs, visible(&of.vis).unwrap_or(name)))
}

pub(super) fn variant_parts(of: &Variant) -> Parts<'_> {
    (&of.attrs, of.ident.span())
}

/// Which items stand together without blank lines between them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
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

pub(super) fn kind(item: &Item) -> Kind {
    match item {
        Item::Use(_) | Item::ExternCrate(_) => Kind::Use,
        Item::Const(_) => Kind::Const,
        Item::Static(_) => Kind::Static,
        Item::Type(_) => Kind::Type,
        Item::Mod(of) if of.content.is_none() => Kind::Mod,
        Item::Macro(of) if of.ident.is_none() => Kind::Macro,
        _ => Kind::Large,
    }
}

/// Whether an item is set apart by blank lines wherever it stands.
pub(super) fn is_large(item: &Item) -> bool {
    kind(item) == Kind::Large
}
