//! The attributes that stand before something.

use proc_macro2::Span;
use syn::{AttrStyle, Attribute, Expr};

pub(super) fn attributes(expr: &Expr) -> &[Attribute] {
    match expr {
        Expr::Array(of) => &of.attrs,
        Expr::Assign(of) => &of.attrs,
        Expr::Async(of) => &of.attrs,
        Expr::Await(of) => &of.attrs,
        Expr::Binary(of) => &of.attrs,
        Expr::Block(of) => &of.attrs,
        Expr::Break(of) => &of.attrs,
        Expr::Call(of) => &of.attrs,
        Expr::Cast(of) => &of.attrs,
        Expr::Closure(of) => &of.attrs,
        Expr::Const(of) => &of.attrs,
        Expr::Continue(of) => &of.attrs,
        Expr::Field(of) => &of.attrs,
        Expr::ForLoop(of) => &of.attrs,
        Expr::Group(of) => &of.attrs,
        Expr::If(of) => &of.attrs,
        Expr::Index(of) => &of.attrs,
        Expr::Infer(of) => &of.attrs,
        Expr::Let(of) => &of.attrs,
        Expr::Lit(of) => &of.attrs,
        Expr::Loop(of) => &of.attrs,
        Expr::Macro(of) => &of.attrs,
        Expr::Match(of) => &of.attrs,
        Expr::MethodCall(of) => &of.attrs,
        Expr::Paren(of) => &of.attrs,
        Expr::Path(of) => &of.attrs,
        Expr::Range(of) => &of.attrs,
        Expr::RawAddr(of) => &of.attrs,
        Expr::Reference(of) => &of.attrs,
        Expr::Repeat(of) => &of.attrs,
        Expr::Return(of) => &of.attrs,
        Expr::Struct(of) => &of.attrs,
        Expr::Try(of) => &of.attrs,
        Expr::TryBlock(of) => &of.attrs,
        Expr::Tuple(of) => &of.attrs,
        Expr::Unary(of) => &of.attrs,
        Expr::Unsafe(of) => &of.attrs,
        Expr::While(of) => &of.attrs,
        Expr::Yield(of) => &of.attrs,
        _ => &[],
    }
}

pub(super) fn attributed(attributes: &[Attribute]) -> Option<Span> {
    let outer = |attribute: &&Attribute| matches!(attribute.style, syn::AttrStyle::Outer);
    attributes
        .iter()
        .find(outer)
        .map(|attribute| attribute.pound_token.span)
}

pub(super) fn is_inner(attribute: &Attribute) -> bool {
    matches!(attribute.style, AttrStyle::Inner(_))
}
