//! Tests, mocks and breakpoints.

use super::traits::Traits;
use super::{Match, Row, known};

pub(super) const IDIOMS: &[Row] = &[
    Row {
        id: "testing.test-case",
        title: "a class of tests",
        counts: "a class with a base resolving to `unittest.TestCase` or \
            `unittest.IsolatedAsyncioTestCase`",
        reported_at: "the class",
        traits: Traits::NONE,
        matches: &[Match::Base(&[
            "unittest.TestCase",
            "unittest.IsolatedAsyncioTestCase",
        ])],
    },
    Row {
        id: "testing.mock",
        title: "a mock",
        counts: "a call of `unittest.mock.*`; a decorator resolving to `unittest.mock.*` (instead of \
            decorator.application)",
        reported_at: "the call; the decorator",
        traits: Traits::NONE,
        matches: &[Match::Call(known::MOCK), Match::Decorator(known::MOCK)],
    },
    Row {
        id: "testing.pytest",
        title: "pytest",
        counts: "a decorator resolving to `pytest.*` (instead of decorator.application); a call of \
            `pytest.raises`",
        reported_at: "the decorator; the call",
        traits: Traits::NONE,
        matches: &[
            Match::Decorator(known::PYTEST),
            Match::Call(&["pytest.raises"]),
        ],
    },
    Row {
        id: "testing.breakpoint",
        title: "a breakpoint",
        counts: "a call of builtin `breakpoint`, `pdb.set_trace` or `ipdb.set_trace`",
        reported_at: "the call",
        traits: Traits::NONE,
        matches: &[
            Match::Builtin(&["breakpoint"]),
            Match::Call(&["pdb.set_trace", "ipdb.set_trace"]),
        ],
    },
];
