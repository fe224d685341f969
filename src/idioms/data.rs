//! Values: containers, slices, strings, operators, and the modules that read and write them.

mod detectors;

use rustpython_ast::{CmpOp, NodeKind, Operator};

use super::traits::{PLAIN_CLASS, Traits};
use super::{Callee, Match, Row, method};
use detectors::{
    COMPARISON, OPERATION, compares, has_negative_index, is_augmented, is_items, is_linked_node,
    is_operation, is_part_slice, is_percent_format, is_sequence, is_whole_slice,
};
pub(super) use detectors::{SUBSCRIPT, is_reversal};

pub(super) const IDIOMS: &[Row] = &[
    Row {
        id: "data.shallow-copy",
        title: "a shallow copy",
        counts: "a call of `copy.copy`; a load subscript `x[:]` or `x[::]`",
        reported_at: "the expression",
        traits: Traits::NONE,
        matches: &[
            Match::Call(&["copy.copy"]),
            Match::Expr(SUBSCRIPT, is_whole_slice),
        ],
    },
    Row {
        id: "data.deep-copy",
        title: "a deep copy",
        counts: "a call of `copy.deepcopy`",
        reported_at: "the call",
        traits: Traits::NONE,
        matches: &[Match::Call(&["copy.deepcopy"])],
    },
    Row {
        id: "data.slice",
        title: "a slice",
        counts: "a load subscript whose whole index is a slice with at least one of lower, upper, step, \
            other than `[::-1]`",
        reported_at: "the subscript",
        traits: Traits::NONE,
        matches: &[Match::Expr(SUBSCRIPT, is_part_slice)],
    },
    Row {
        id: "data.negative-index",
        title: "an index from the end",
        counts: "a subscript whose index is a negative integer literal",
        reported_at: "the subscript",
        traits: Traits::NONE,
        matches: &[Match::Expr(SUBSCRIPT, has_negative_index)],
    },
    Row {
        id: "data.unpacking",
        title: "unpacking into several names",
        counts: "an assignment, one of whose targets is a tuple or list, or a `for` (also in a \
            comprehension) with a tuple or list as target; a starred assignment target is part of \
            it",
        reported_at: "the assignment, the for, or the comprehension's whole expression",
        traits: Traits::NONE,
        matches: &[
            Match::Stmt(&[NodeKind::StmtAssign], |_, stmt, _| {
                stmt.as_assign_stmt()
                    .is_some_and(|assign| assign.targets.iter().any(is_sequence))
            }),
            Match::For(|_, stmt, _| is_sequence(&stmt.target)),
            Match::Comprehension(|comp| comp.generators().iter().any(|g| is_sequence(&g.target))),
        ],
    },
    Row {
        id: "data.default-dict",
        title: "a dict with a default for missing keys",
        counts: "a call of `collections.defaultdict`",
        reported_at: "the call",
        traits: Traits::NONE,
        matches: &[Match::Call(&["collections.defaultdict"])],
    },
    Row {
        id: "data.counter",
        title: "counting things",
        counts: "a call of `collections.Counter`",
        reported_at: "the call",
        traits: Traits::NONE,
        matches: &[Match::Call(&["collections.Counter"])],
    },
    Row {
        id: "data.deque",
        title: "a double-ended queue",
        counts: "a call of `collections.deque`",
        reported_at: "the call",
        traits: Traits::NONE,
        matches: &[Match::Call(&["collections.deque"])],
    },
    Row {
        id: "data.ordered-dict",
        title: "a dict with an order of its own",
        counts: "a call of `collections.OrderedDict`",
        reported_at: "the call",
        traits: Traits::NONE,
        matches: &[Match::Call(&["collections.OrderedDict"])],
    },
    Row {
        id: "data.named-tuple",
        title: "a tuple with named fields",
        counts: "a call of `collections.namedtuple` or `typing.NamedTuple`; a class with base \
            `typing.NamedTuple`",
        reported_at: "the call; the class",
        traits: Traits::NONE.above(PLAIN_CLASS),
        matches: &[
            Match::Call(&["collections.namedtuple", "typing.NamedTuple"]),
            Match::Base(&["typing.NamedTuple"]),
        ],
    },
    Row {
        id: "data.heap",
        title: "a heap as a priority queue",
        counts: "a call of `heapq.*`",
        reported_at: "the call",
        traits: Traits::NONE,
        matches: &[Match::Call(&["heapq.*"])],
    },
    Row {
        id: "data.set-default",
        title: "a value looked up or put in",
        counts: "a method call `.setdefault(...)`",
        reported_at: "the call",
        traits: Traits::NONE,
        matches: &[Match::Method(&["setdefault"])],
    },
    Row {
        id: "data.dict-items",
        title: "iteration over keys and values",
        counts: "a `for` (also in a comprehension) over a method call `.items()` with no argument",
        reported_at: "the for, or the comprehension's whole expression",
        traits: Traits::NONE,
        matches: &[
            Match::For(|_, stmt, _| is_items(&stmt.iter)),
            Match::Comprehension(|comp| comp.generators().iter().any(|g| is_items(&g.iter))),
        ],
    },
    Row {
        id: "data.membership",
        title: "a test for membership",
        counts: "a comparison with `in` or `not in`",
        reported_at: "the comparison",
        traits: Traits::NONE,
        matches: &[Match::Expr(COMPARISON, |expr| {
            compares(expr, |op, _| matches!(op, CmpOp::In | CmpOp::NotIn))
        })],
    },
    Row {
        id: "data.none-check",
        title: "a test for None",
        counts: "a comparison `is None` or `is not None`, with `None` on the right",
        reported_at: "the comparison",
        traits: Traits::NONE,
        matches: &[Match::Expr(COMPARISON, |expr| {
            compares(expr, |op, right| {
                matches!(op, CmpOp::Is | CmpOp::IsNot) && right.is_none_literal_expr()
            })
        })],
    },
    Row {
        id: "data.linked-node",
        title: "a node that links to others",
        counts: "a class one of whose methods, in its own scope, assigns (also pairwise: `self.left, \
            self.right = None, x`) `None`, or a parameter whose default is None, to `self.` next, \
            prev, previous, left, right, parent, head, tail, `_next`, `_prev`, `_left`, `_right`, \
            `_parent`, `_head` or `_tail`",
        reported_at: "the class",
        traits: Traits::HARD,
        matches: &[Match::Class(|file, _, id| is_linked_node(file, id))],
    },
    Row {
        id: "data.f-string",
        title: "a formatted string literal",
        counts: "an f-string (adjacent literals joined into one expression are one; an f-string inside \
            another's field is one more; a format spec is none); a t-string counts",
        reported_at: "the expression",
        traits: Traits::NONE,
        matches: &[Match::Expr(
            &[NodeKind::ExprFString, NodeKind::ExprTString],
            |_| true,
        )],
    },
    Row {
        id: "data.format",
        title: "formatting by str.format or %",
        counts: "a method call `.format(...)` on a string literal; `%` with a string literal on its \
            left",
        reported_at: "the expression",
        traits: Traits::NONE,
        matches: &[
            Match::CallIf(&[Callee::Method(&["format"])], |_, call, _| {
                method(call.node).is_some_and(|method| method.value.is_string_literal_expr())
            }),
            Match::Expr(OPERATION, is_percent_format),
        ],
    },
    Row {
        id: "data.walrus",
        title: "an assignment expression",
        counts: "`:=`",
        reported_at: "the expression",
        traits: Traits::NONE,
        matches: &[Match::Expr(&[NodeKind::ExprNamed], |_| true)],
    },
    Row {
        id: "data.match",
        title: "structural pattern matching",
        counts: "a `match` statement",
        reported_at: "the statement",
        traits: Traits::NONE,
        matches: &[Match::Stmt(&[NodeKind::StmtMatch], |_, _, _| true)],
    },
    Row {
        id: "data.conditional-expression",
        title: "a conditional expression",
        counts: "`a if c else b`",
        reported_at: "the expression",
        traits: Traits::NONE,
        matches: &[Match::Expr(&[NodeKind::ExprIf], |_| true)],
    },
    Row {
        id: "data.chained-comparison",
        title: "a chain of comparisons",
        counts: "a comparison with two or more operators",
        reported_at: "the comparison",
        traits: Traits::NONE,
        matches: &[Match::Expr(COMPARISON, |expr| {
            expr.as_compare_expr()
                .is_some_and(|compare| compare.ops.len() > 1)
        })],
    },
    Row {
        id: "data.bit-shift",
        title: "a bit shift",
        counts: "`<<`, `>>`, `<<=` or `>>=`",
        reported_at: "the expression; the statement",
        traits: Traits::NONE,
        matches: &[
            Match::Expr(OPERATION, |expr| {
                is_operation(expr, &[Operator::LShift, Operator::RShift])
            }),
            Match::Stmt(&[NodeKind::StmtAugAssign], |_, stmt, _| {
                is_augmented(stmt, &[Operator::LShift, Operator::RShift])
            }),
        ],
    },
    Row {
        id: "data.power",
        title: "a power",
        counts: "`**` or `**=`",
        reported_at: "the expression; the statement",
        traits: Traits::NONE,
        matches: &[
            Match::Expr(OPERATION, |expr| is_operation(expr, &[Operator::Pow])),
            Match::Stmt(&[NodeKind::StmtAugAssign], |_, stmt, _| {
                is_augmented(stmt, &[Operator::Pow])
            }),
        ],
    },
    Row {
        id: "data.bytes",
        title: "bytes",
        counts: "a bytes literal; a call of builtin `bytes`, `bytearray` or `memoryview`",
        reported_at: "the expression",
        traits: Traits::NONE,
        matches: &[
            Match::Expr(&[NodeKind::ExprBytesLiteral], |_| true),
            Match::Builtin(&["bytes", "bytearray", "memoryview"]),
        ],
    },
    Row {
        id: "data.json",
        title: "JSON read or written",
        counts: "a call of `json.load`, `json.loads`, `json.dump` or `json.dumps`",
        reported_at: "the call",
        traits: Traits::NONE,
        matches: &[Match::Call(&[
            "json.load",
            "json.loads",
            "json.dump",
            "json.dumps",
        ])],
    },
    Row {
        id: "data.regex",
        title: "a regular expression",
        counts: "a call of `re.*`",
        reported_at: "the call",
        traits: Traits::NONE,
        matches: &[Match::Call(&["re.*"])],
    },
    Row {
        id: "data.datetime",
        title: "dates and times",
        counts: "a call of `datetime.*`",
        reported_at: "the call",
        traits: Traits::NONE,
        matches: &[Match::Call(&["datetime.*"])],
    },
    Row {
        id: "data.pickle",
        title: "objects pickled",
        counts: "a call of `pickle.*`",
        reported_at: "the call",
        traits: Traits::HARD,
        matches: &[Match::Call(&["pickle.*"])],
    },
    Row {
        id: "data.struct",
        title: "binary records",
        counts: "a call of `struct.*`",
        reported_at: "the call",
        traits: Traits::NONE,
        matches: &[Match::Call(&["struct.*"])],
    },
    Row {
        id: "data.csv",
        title: "CSV read or written",
        counts: "a call of `csv.*`",
        reported_at: "the call",
        traits: Traits::NONE,
        matches: &[Match::Call(&["csv.*"])],
    },
];
