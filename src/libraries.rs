//! Third-party Python packages and the Rust crates that a port of them would meet.
//!
//! The map is one data file, `corpus/libraries.toml`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

/// A Python package that is not in the standard library.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Library {
    /// The Rust crates; none where there is no counterpart.
    pub crates: Vec<String>,
    /// What it is for, as in `web`.
    pub area: String,
    /// How alike they are, in one line.
    pub alike: String,
}

static LIBRARIES: LazyLock<BTreeMap<String, Library>> = LazyLock::new(|| {
    toml::from_str(include_str!("../corpus/libraries.toml"))
        .unwrap_or_else(|error| unreachable!("a test parses corpus/libraries.toml: {error}"))
});

/// All packages by the name that they are imported by, sorted.
pub fn libraries() -> impl Iterator<Item = (&'static str, &'static Library)> {
    LIBRARIES
        .iter()
        .map(|(name, library)| (name.as_str(), library))
}

/// The package that is imported as `name`: a first part, or a dotted name below a shared one, as in
/// `google.protobuf`.
#[must_use]
pub fn library(name: &str) -> Option<&'static Library> {
    LIBRARIES.get(name)
}
