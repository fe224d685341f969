//! Where the parts of a tree begin, which syn itself only tells by making tokens of them again.

use proc_macro2::{LineColumn, Span};
use syn::{Arm, Expr, FieldValue, Pat, Stmt};

use super::attached::{attributed, attributes};
use super::parts::{self, path};

/// A line, 1-based, and a column of it.
pub(super) type Place = (usize, usize);

pub(super) fn place(at: Span) -> Place {
    let LineColumn { line, column } = at.start();
    (line, column)
}

/// The expression that the text of an expression begins with.
pub(super) fn leftmost(expr: &Expr) -> &Expr {
    let left = match expr {
        Expr::Call(of) => &of.func,
        Expr::Binary(of) => &of.left,
        Expr::Cast(of) => &of.expr,
        Expr::Assign(of) => &of.left,
        Expr::Field(of) => &of.base,
        Expr::Index(of) => &of.expr,
        Expr::Try(of) => &of.expr,
        Expr::Range(of) => match &of.start {
            Some(start) => start,
            None => return expr,
        },
        _ => return expr,
    };
    leftmost(left)
}

pub(super) fn expr(of: &Expr) -> Span {
    if let Some(span) = attributed(attributes(of)) {
        return span;
    }
    match of {
        Expr::Array(of) => of.bracket_token.span.open(),
        Expr::Assign(of) => expr(&of.left),
        Expr::Async(of) => of.async_token.span,
        Expr::Await(of) => expr(&of.base),
        Expr::Binary(of) => expr(&of.left),
        Expr::Block(of) => match &of.label {
            Some(label) => label.name.apostrophe,
            None => of.block.brace_token.span.open(),
        },
        Expr::Break(of) => of.break_token.span,
        Expr::Call(of) => expr(&of.func),
        Expr::Cast(of) => expr(&of.expr),
        Expr::Closure(of) => {
            let binder = of.lifetimes.as_ref().map(|binder| binder.for_token.span);
            binder
                .or(of.constness.as_ref().map(|word| word.span))
                .or(of.movability.as_ref().map(|word| word.span))
                .or(of.asyncness.as_ref().map(|word| word.span))
                .or(of.capture.as_ref().map(|word| word.span))
                .unwrap_or(of.or1_token.span)
        }
        Expr::Const(of) => of.const_token.span,
        Expr::Continue(of) => of.continue_token.span,
        Expr::Field(of) => expr(&of.base),
        Expr::ForLoop(of) => match &of.label {
            Some(label) => label.name.apostrophe,
            None => of.for_token.span,
        },
        Expr::Group(of) => expr(&of.expr),
        Expr::If(of) => of.if_token.span,
        Expr::Index(of) => expr(&of.expr),
        Expr::Infer(of) => of.underscore_token.span,
        Expr::Let(of) => of.let_token.span,
        Expr::Lit(of) => of.lit.span(),
        Expr::Loop(of) => match &of.label {
            Some(label) => label.name.apostrophe,
            None => of.loop_token.span,
        },
        Expr::Macro(of) => path(None, &of.mac.path),
        Expr::Match(of) => of.match_token.span,
        Expr::MethodCall(of) => expr(&of.receiver),
        Expr::Paren(of) => of.paren_token.span.open(),
        Expr::Path(of) => path(of.qself.as_ref(), &of.path),
        Expr::Range(of) => match (&of.start, &of.limits) {
            (Some(start), _) => expr(start),
            (None, syn::RangeLimits::HalfOpen(dots)) => dots.spans[0],
            (None, syn::RangeLimits::Closed(dots)) => dots.spans[0],
        },
        Expr::RawAddr(of) => of.and_token.span,
        Expr::Reference(of) => of.and_token.span,
        Expr::Repeat(of) => of.bracket_token.span.open(),
        Expr::Return(of) => of.return_token.span,
        Expr::Struct(of) => path(of.qself.as_ref(), &of.path),
        Expr::Try(of) => expr(&of.expr),
        Expr::TryBlock(of) => of.try_token.span,
        Expr::Tuple(of) => of.paren_token.span.open(),
        Expr::Unary(of) => match &of.op {
            syn::UnOp::Deref(sign) => sign.span,
            syn::UnOp::Not(sign) => sign.span,
            syn::UnOp::Neg(sign) => sign.span,
            _ => expr(&of.expr),
        },
        Expr::Unsafe(of) => of.unsafe_token.span,
        Expr::Verbatim(tokens) => tokens
            .clone()
            .into_iter()
            .next()
            .map_or_else(Span::call_site, |token| token.span()),
        Expr::While(of) => match &of.label {
            Some(label) => label.name.apostrophe,
            None => of.while_token.span,
        },
        Expr::Yield(of) => of.yield_token.span,
        _ => Span::call_site(),
    }
}

pub(super) fn stmt(of: &Stmt) -> Span {
    match of {
        Stmt::Local(local) => attributed(&local.attrs).unwrap_or(local.let_token.span),
        Stmt::Item(of) => parts::item(of),
        Stmt::Expr(of, _) => expr(of),
        Stmt::Macro(of) => attributed(&of.attrs).unwrap_or_else(|| path(None, &of.mac.path)),
    }
}

pub(super) fn field_value(of: &FieldValue) -> Span {
    attributed(&of.attrs).unwrap_or_else(|| match &of.member {
        syn::Member::Named(name) => name.span(),
        syn::Member::Unnamed(index) => index.span,
    })
}

pub(super) fn arm(of: &Arm) -> Span {
    attributed(&of.attrs).unwrap_or_else(|| pat(&of.pat))
}

pub(super) fn pat(of: &Pat) -> Span {
    match of {
        Pat::Const(of) => of.const_token.span,
        Pat::Ident(of) => of
            .by_ref
            .as_ref()
            .map(|word| word.span)
            .or(of.mutability.as_ref().map(|word| word.span))
            .unwrap_or_else(|| of.ident.span()),
        Pat::Lit(of) => of.lit.span(),
        Pat::Macro(of) => path(None, &of.mac.path),
        Pat::Or(of) => match (&of.leading_vert, of.cases.first()) {
            (Some(bar), _) => bar.span,
            (None, Some(first)) => pat(first),
            (None, None) => Span::call_site(),
        },
        Pat::Paren(of) => of.paren_token.span.open(),
        Pat::Path(of) => path(of.qself.as_ref(), &of.path),
        Pat::Range(of) => match (&of.start, &of.limits) {
            (Some(start), _) => expr(start),
            (None, syn::RangeLimits::HalfOpen(dots)) => dots.spans[0],
            (None, syn::RangeLimits::Closed(dots)) => dots.spans[0],
        },
        Pat::Reference(of) => of.and_token.span,
        Pat::Rest(of) => of.dot2_token.spans[0],
        Pat::Slice(of) => of.bracket_token.span.open(),
        Pat::Struct(of) => path(of.qself.as_ref(), &of.path),
        Pat::Tuple(of) => of.paren_token.span.open(),
        Pat::TupleStruct(of) => path(of.qself.as_ref(), &of.path),
        Pat::Type(of) => pat(&of.pat),
        Pat::Verbatim(tokens) => tokens
            .clone()
            .into_iter()
            .next()
            .map_or_else(Span::call_site, |token| token.span()),
        Pat::Wild(of) => of.underscore_token.span,
        _ => Span::call_site(),
    }
}
