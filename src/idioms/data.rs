//! Values: containers, slices, strings, operators, and the modules that read and write them.

use rustpython_ast::{self as ast, CmpOp, Expr, ExprContext, NodeKind, Operator, Stmt, UnaryOp};

use super::{Callee, Idiom, Match, method};
use crate::python::names::{Mark, bare_name};
use crate::python::scopes::{File, Opener, ScopeId};

pub(super) const IDIOMS: &[Idiom] = &[
    Idiom {
        id: "data.shallow-copy",
        title: "a shallow copy",
        matches: &[
            Match::Call(&["copy.copy"]),
            Match::Expr(SUBSCRIPT, is_whole_slice),
        ],
    },
    Idiom {
        id: "data.deep-copy",
        title: "a deep copy",
        matches: &[Match::Call(&["copy.deepcopy"])],
    },
    Idiom {
        id: "data.slice",
        title: "a slice",
        matches: &[Match::Expr(SUBSCRIPT, is_part_slice)],
    },
    Idiom {
        id: "data.negative-index",
        title: "an index from the end",
        matches: &[Match::Expr(SUBSCRIPT, has_negative_index)],
    },
    Idiom {
        id: "data.unpacking",
        title: "unpacking into several names",
        matches: &[
            Match::Stmt(&[NodeKind::StmtAssign], |_, stmt, _| {
                stmt.as_assign_stmt()
                    .is_some_and(|assign| assign.targets.iter().any(is_sequence))
            }),
            Match::For(|_, stmt, _| is_sequence(&stmt.target)),
            Match::Comprehension(|comp| comp.generators().iter().any(|g| is_sequence(&g.target))),
        ],
    },
    Idiom {
        id: "data.default-dict",
        title: "a dict with a default for missing keys",
        matches: &[Match::Call(&["collections.defaultdict"])],
    },
    Idiom {
        id: "data.counter",
        title: "counting things",
        matches: &[Match::Call(&["collections.Counter"])],
    },
    Idiom {
        id: "data.deque",
        title: "a double-ended queue",
        matches: &[Match::Call(&["collections.deque"])],
    },
    Idiom {
        id: "data.ordered-dict",
        title: "a dict with an order of its own",
        matches: &[Match::Call(&["collections.OrderedDict"])],
    },
    Idiom {
        id: "data.named-tuple",
        title: "a tuple with named fields",
        matches: &[
            Match::Call(&["collections.namedtuple", "typing.NamedTuple"]),
            Match::Base(&["typing.NamedTuple"]),
        ],
    },
    Idiom {
        id: "data.heap",
        title: "a heap as a priority queue",
        matches: &[Match::Call(&["heapq.*"])],
    },
    Idiom {
        id: "data.set-default",
        title: "a value looked up or put in",
        matches: &[Match::Method(&["setdefault"])],
    },
    Idiom {
        id: "data.dict-items",
        title: "iteration over keys and values",
        matches: &[
            Match::For(|_, stmt, _| is_items(&stmt.iter)),
            Match::Comprehension(|comp| comp.generators().iter().any(|g| is_items(&g.iter))),
        ],
    },
    Idiom {
        id: "data.membership",
        title: "a test for membership",
        matches: &[Match::Expr(COMPARISON, |expr| {
            compares(expr, |op, _| matches!(op, CmpOp::In | CmpOp::NotIn))
        })],
    },
    Idiom {
        id: "data.none-check",
        title: "a test for None",
        matches: &[Match::Expr(COMPARISON, |expr| {
            compares(expr, |op, right| {
                matches!(op, CmpOp::Is | CmpOp::IsNot) && right.is_none_literal_expr()
            })
        })],
    },
    Idiom {
        id: "data.linked-node",
        title: "a node that links to others",
        matches: &[Match::Class(|file, _, id| is_linked_node(file, id))],
    },
    Idiom {
        id: "data.f-string",
        title: "a formatted string literal",
        matches: &[Match::Expr(
            &[NodeKind::ExprFString, NodeKind::ExprTString],
            |_| true,
        )],
    },
    Idiom {
        id: "data.format",
        title: "formatting by str.format or %",
        matches: &[
            Match::CallIf(&[Callee::Method(&["format"])], |_, call, _| {
                method(call.node).is_some_and(|method| method.value.is_string_literal_expr())
            }),
            Match::Expr(OPERATION, is_percent_format),
        ],
    },
    Idiom {
        id: "data.walrus",
        title: "an assignment expression",
        matches: &[Match::Expr(&[NodeKind::ExprNamed], |_| true)],
    },
    Idiom {
        id: "data.match",
        title: "structural pattern matching",
        matches: &[Match::Stmt(&[NodeKind::StmtMatch], |_, _, _| true)],
    },
    Idiom {
        id: "data.conditional-expression",
        title: "a conditional expression",
        matches: &[Match::Expr(&[NodeKind::ExprIf], |_| true)],
    },
    Idiom {
        id: "data.chained-comparison",
        title: "a chain of comparisons",
        matches: &[Match::Expr(COMPARISON, |expr| {
            expr.as_compare_expr()
                .is_some_and(|compare| compare.ops.len() > 1)
        })],
    },
    Idiom {
        id: "data.bit-shift",
        title: "a bit shift",
        matches: &[
            Match::Expr(OPERATION, |expr| {
                is_operation(expr, &[Operator::LShift, Operator::RShift])
            }),
            Match::Stmt(&[NodeKind::StmtAugAssign], |_, stmt, _| {
                is_augmented(stmt, &[Operator::LShift, Operator::RShift])
            }),
        ],
    },
    Idiom {
        id: "data.power",
        title: "a power",
        matches: &[
            Match::Expr(OPERATION, |expr| is_operation(expr, &[Operator::Pow])),
            Match::Stmt(&[NodeKind::StmtAugAssign], |_, stmt, _| {
                is_augmented(stmt, &[Operator::Pow])
            }),
        ],
    },
    Idiom {
        id: "data.bytes",
        title: "bytes",
        matches: &[
            Match::Expr(&[NodeKind::ExprBytesLiteral], |_| true),
            Match::Builtin(&["bytes", "bytearray", "memoryview"]),
        ],
    },
    Idiom {
        id: "data.json",
        title: "JSON read or written",
        matches: &[Match::Call(&[
            "json.load",
            "json.loads",
            "json.dump",
            "json.dumps",
        ])],
    },
    Idiom {
        id: "data.regex",
        title: "a regular expression",
        matches: &[Match::Call(&["re.*"])],
    },
    Idiom {
        id: "data.datetime",
        title: "dates and times",
        matches: &[Match::Call(&["datetime.*"])],
    },
    Idiom {
        id: "data.pickle",
        title: "objects pickled",
        matches: &[Match::Call(&["pickle.*"])],
    },
    Idiom {
        id: "data.struct",
        title: "binary records",
        matches: &[Match::Call(&["struct.*"])],
    },
    Idiom {
        id: "data.csv",
        title: "CSV read or written",
        matches: &[Match::Call(&["csv.*"])],
    },
];

pub(super) const SUBSCRIPT: &[NodeKind] = &[NodeKind::ExprSubscript];
const COMPARISON: &[NodeKind] = &[NodeKind::ExprCompare];
const OPERATION: &[NodeKind] = &[NodeKind::ExprBinOp];

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

fn is_whole_slice(expr: &Expr) -> bool {
    loaded_slice(expr)
        .is_some_and(|slice| slice.lower.is_none() && slice.upper.is_none() && slice.step.is_none())
}

/// Whether the expression is `x[::-1]`.
pub(super) fn is_reversal(expr: &Expr) -> bool {
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

fn is_part_slice(expr: &Expr) -> bool {
    loaded_slice(expr).is_some() && !is_whole_slice(expr) && !is_reversal(expr)
}

fn has_negative_index(expr: &Expr) -> bool {
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

fn is_sequence(target: &Expr) -> bool {
    matches!(target, Expr::Tuple(_) | Expr::List(_))
}

/// Whether the expression is `x.items()`.
fn is_items(iter: &Expr) -> bool {
    iter.as_call_expr().is_some_and(|call| {
        method(call).is_some_and(|method| method.attr.as_str() == "items")
            && call.arguments.is_empty()
    })
}

fn compares(expr: &Expr, fits: impl Fn(CmpOp, &Expr) -> bool) -> bool {
    expr.as_compare_expr().is_some_and(|compare| {
        compare
            .ops
            .iter()
            .zip(&compare.comparators)
            .any(|(op, right)| fits(*op, right))
    })
}

fn is_percent_format(expr: &Expr) -> bool {
    is_operation(expr, &[Operator::Mod])
        && expr
            .as_bin_op_expr()
            .is_some_and(|operation| operation.left.is_string_literal_expr())
}

fn is_operation(expr: &Expr, operators: &[Operator]) -> bool {
    expr.as_bin_op_expr()
        .is_some_and(|operation| operators.contains(&operation.op))
}

fn is_augmented(stmt: &Stmt, operators: &[Operator]) -> bool {
    stmt.as_aug_assign_stmt()
        .is_some_and(|assign| operators.contains(&assign.op))
}

/// Whether a method assigns `None`, or a parameter that may be None, to a link.
fn is_linked_node(file: &File<'_>, class: ScopeId) -> bool {
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
fn links(target: &Expr, value: &Expr, may_be_none: &impl Fn(&Expr) -> bool) -> bool {
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
