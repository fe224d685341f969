//! Decorators that rows of several families are about, by the names that they resolve to.

pub(super) const DATACLASS: &[&str] = &["dataclasses.dataclass"];

/// `abc.abstract*` of the definition: what `abc` has, and whatever else would be called so.
pub(super) const ABSTRACT_DECORATORS: &[&str] = &["abc.abstract*"];

pub(super) const GENERATOR: &[&str] = &[
    "contextlib.contextmanager",
    "contextlib.asynccontextmanager",
];

pub(super) const MOCK: &[&str] = &["unittest.mock.*"];

pub(super) const PYTEST: &[&str] = &["pytest.*"];
