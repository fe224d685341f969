//! What the rows of `data` ask of a node.

use rustpython_ast::{self as ast, CmpOp, Expr, ExprContext, NodeKind, Operator, Stmt, UnaryOp};

use crate::idioms::method;
use crate::python::names::{Mark, bare_name};
use crate::python::scopes::{File, Opener, ScopeId};

pub(in crate::idioms) const SUBSCRIPT: &[NodeKind] = &[NodeKind::ExprSubscript];
pub(super) const COMPARISON: &[NodeKind] = &[NodeKind::ExprCompare];
pub(super) const OPERATION: &[NodeKind] = &[NodeKind::ExprBinOp];

/// What a class's attributes are called where it links to others of its kind.
const LINKS: &[&str] = &[
    "next", "prev", "previous", "left", "right", "parent", "head", "tail", "_next", "_prev",
    "_left", "_right", "_parent", "_head", "_tail",
];

/// The slice that is the whole index of a subscript that is read.
fn loaded_slice(expr: &Expr) -> Option<&ast::ExprSlice> {
    let subscript = expr.as_subscript_expr()?;
    if subscript.ctx == ExprContext::Load {
        subscript.slice.as_slice_expr()
    } else {
        None
    }
}

pub(super) fn is_whole_slice(expr: &Expr) -> bool {
    loaded_slice(expr)
        .is_some_and(|slice| slice.lower.is_none() && slice.upper.is_none() && slice.step.is_none())
}

/// Whether the expression is `x[::-1]`.
pub(in crate::idioms) fn is_reversal(expr: &Expr) -> bool {
    loaded_slice(expr).is_some_and(|slice| {
        slice.lower.is_none()
            && slice.upper.is_none()
            && slice
                .step
                .as_deref()
                .and_then(negative_integer)
                .is_some_and(|value| *value == 1)
    })
}

pub(super) fn is_part_slice(expr: &Expr) -> bool {
    loaded_slice(expr).is_some() && !is_whole_slice(expr) && !is_reversal(expr)
}

pub(super) fn has_negative_index(expr: &Expr) -> bool {
    expr.as_subscript_expr()
        .is_some_and(|subscript| negative_integer(&subscript.slice).is_some())
}

/// The absolute value of a negative integer literal.
fn negative_integer(expr: &Expr) -> Option<&ast::Int> {
    let Expr::UnaryOp(ast::ExprUnaryOp {
        op: UnaryOp::USub,
        operand,
        ..
    }) = expr
    else {
        return None;
    };
    match &operand.as_number_literal_expr()?.value {
        ast::Number::Int(value) => Some(value),
        _ => None,
    }
}

pub(super) fn is_sequence(target: &Expr) -> bool {
    matches!(target, Expr::Tuple(_) | Expr::List(_))
}

/// Whether the expression is `x.items()`.
pub(super) fn is_items(iter: &Expr) -> bool {
    iter.as_call_expr().is_some_and(|call| {
        method(call).is_some_and(|method| method.attr.as_str() == "items")
            && call.arguments.is_empty()
    })
}

pub(super) fn compares(expr: &Expr, fits: impl Fn(CmpOp, &Expr) -> bool) -> bool {
    expr.as_compare_expr().is_some_and(|compare| {
        compare
            .ops
            .iter()
            .zip(&compare.comparators)
            .any(|(op, right)| fits(*op, right))
    })
}

pub(super) fn is_percent_format(expr: &Expr) -> bool {
    is_operation(expr, &[Operator::Mod])
        && expr
            .as_bin_op_expr()
            .is_some_and(|operation| operation.left.is_string_literal_expr())
}

pub(super) fn is_operation(expr: &Expr, operators: &[Operator]) -> bool {
    expr.as_bin_op_expr()
        .is_some_and(|operation| operators.contains(&operation.op))
}

pub(super) fn is_augmented(stmt: &Stmt, operators: &[Operator]) -> bool {
    stmt.as_aug_assign_stmt()
        .is_some_and(|assign| operators.contains(&assign.op))
}

/// Whether a method assigns `None`, or a parameter that may be None, to a link.
pub(super) fn is_linked_node(file: &File<'_>, class: ScopeId) -> bool {
    if !LINKS.iter().any(|link| file.may_store(Mark::of(link))) {
        return false;
    }
    file.functions_of(class).any(|method| {
        let Opener::Function(def) = file.scope(method).opener else {
            return false;
        };
        let may_be_none = |value: &Expr| match value {
            Expr::NoneLiteral(_) => true,
            Expr::Name(name) => def.parameters.iter_non_variadic_params().any(|parameter| {
                parameter.name().as_str() == name.id.as_str()
                    && parameter.default().is_some_and(Expr::is_none_literal_expr)
            }),
            _ => false,
        };
        file.assignments_of(method).iter().any(|it| {
            let mut targets = it.targets.iter();
            targets.any(|target| links(target, it.value, &may_be_none))
                && file.own(it.scope) == method
        })
    })
}

/// Whether `target = value` makes a link empty, also pairwise.
pub(super) fn links(target: &Expr, value: &Expr, may_be_none: &impl Fn(&Expr) -> bool) -> bool {
    if let Expr::Attribute(attribute) = target {
        return bare_name(&attribute.value) == Some("self")
            && LINKS.contains(&attribute.attr.as_str())
            && may_be_none(value);
    }
    match (elements_of(target), elements_of(value)) {
        (Some(targets), Some(values)) if targets.len() == values.len() => targets
            .iter()
            .zip(values)
            .any(|(target, value)| links(target, value, may_be_none)),
        _ => false,
    }
}

fn elements_of(expr: &Expr) -> Option<&[Expr]> {
    match expr {
        Expr::Tuple(tuple) => Some(&tuple.elts),
        Expr::List(list) => Some(&list.elts),
        _ => None,
    }
}
