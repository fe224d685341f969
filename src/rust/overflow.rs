//! What may go on below the line while all before it stays on it.

use syn::{Expr, Pat, Type};

/// Whether an expression is short in kind: a name or a literal, with what hangs on it.
pub(super) fn is_simple(expr: &Expr) -> bool {
    match expr {
        Expr::Lit(_) => true,
        Expr::Path(path) => path.qself.is_none() && path.path.segments.len() <= 1,
        Expr::Reference(of) => is_simple(&of.expr),
        Expr::Cast(of) => is_simple(&of.expr),
        Expr::Field(of) => is_simple(&of.base),
        Expr::Try(of) => is_simple(&of.expr),
        Expr::Unary(of) => is_simple(&of.expr),
        Expr::Index(of) => is_simple(&of.expr) && is_simple(&of.index),
        Expr::Repeat(of) => is_simple(&of.expr) && is_simple(&of.len),
        _ => false,
    }
}

pub(super) fn is_nested_call(expr: &Expr) -> bool {
    match expr {
        Expr::Call(_) | Expr::Macro(_) => true,
        _ => inner(expr).is_some_and(is_nested_call),
    }
}

pub(super) fn is_method_call(expr: &Expr) -> bool {
    matches!(expr, Expr::MethodCall(_)) || inner(expr).is_some_and(is_method_call)
}

/// What `&`, `?`, `-` or `as` is applied to.
pub(super) fn inner(expr: &Expr) -> Option<&Expr> {
    match expr {
        Expr::Reference(of) => Some(&of.expr),
        Expr::RawAddr(of) => Some(&of.expr),
        Expr::Try(of) => Some(&of.expr),
        Expr::Unary(of) => Some(&of.expr),
        Expr::Cast(of) => Some(&of.expr),
        _ => None,
    }
}

pub(super) fn expr_may_overflow(expr: &Expr, count: usize) -> bool {
    if !super::attached::attributes(expr).is_empty() {
        return false;
    }
    match expr {
        Expr::Async(_) | Expr::Block(_) | Expr::Unsafe(_) | Expr::Closure(_) => true,
        Expr::Match(_)
        | Expr::If(_)
        | Expr::ForLoop(_)
        | Expr::Loop(_)
        | Expr::While(_)
        | Expr::Array(_)
        | Expr::Struct(_)
        | Expr::Macro(_)
        | Expr::Call(_)
        | Expr::MethodCall(_)
        | Expr::Tuple(_) => count == 1,
        _ => inner(expr).is_some_and(|expr| expr_may_overflow(expr, count)),
    }
}

pub(super) fn type_may_overflow(of: &Type, count: usize) -> bool {
    match of {
        Type::Tuple(_) => count == 1,
        Type::Reference(of) => type_may_overflow(&of.elem, count),
        Type::Ptr(of) => type_may_overflow(&of.elem, count),
        _ => false,
    }
}

pub(super) fn pat_may_overflow(pat: &Pat, count: usize) -> bool {
    match pat {
        Pat::Path(_) | Pat::Tuple(_) | Pat::Struct(_) | Pat::TupleStruct(_) => count == 1,
        Pat::Reference(of) => pat_may_overflow(&of.pat, count),
        _ => false,
    }
}
