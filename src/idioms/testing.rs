//! Tests, mocks and breakpoints.

use super::{Idiom, Match};

pub(super) const IDIOMS: &[Idiom] = &[
    Idiom {
        id: "testing.test-case",
        title: "a class of tests",
        matches: &[Match::Base(&[
            "unittest.TestCase",
            "unittest.IsolatedAsyncioTestCase",
        ])],
    },
    Idiom {
        id: "testing.mock",
        title: "a mock",
        matches: &[Match::Call(MOCK), Match::Decorator(MOCK)],
    },
    Idiom {
        id: "testing.pytest",
        title: "pytest",
        matches: &[Match::Decorator(PYTEST), Match::Call(&["pytest.raises"])],
    },
    Idiom {
        id: "testing.breakpoint",
        title: "a breakpoint",
        matches: &[
            Match::Builtin(&["breakpoint"]),
            Match::Call(&["pdb.set_trace", "ipdb.set_trace"]),
        ],
    },
];

pub(super) const MOCK: &[&str] = &["unittest.mock.*"];
pub(super) const PYTEST: &[&str] = &["pytest.*"];
