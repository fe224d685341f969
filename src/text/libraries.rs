//! Third-party Python packages and the Rust crates that a port of them would meet.
//!
//! The map is one data file, `corpus/libraries.toml`.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

/// A Python package that is not in the standard library.
#[derive(Debug)]
pub struct Library {
    /// The Rust crates; none where there is no counterpart.
    pub crates: &'static [&'static str],
    /// What it is for, as in `web`.
    pub area: &'static str,
    /// How alike they are, in one line.
    pub alike: &'static str,
}

/// By the name that each is imported by, sorted. Made by the build script: nothing is parsed at run time.
static LIBRARIES: &[(&str, Library)] = include!(concat!(env!("OUT_DIR"), "/libraries.rs"));

/// The first parts of their names: most imports are of other modules.
static ROOTS: LazyLock<FxHashSet<&str>> =
    LazyLock::new(|| LIBRARIES.iter().map(|(name, _)| root_of(name)).collect());

/// All packages by the name that they are imported by, sorted.
pub fn libraries() -> impl Iterator<Item = (&'static str, &'static Library)> {
    LIBRARIES.iter().map(|(name, library)| (*name, library))
}

/// Whether an import of `dotted`, or of what is below it, may be from a package that is known.
pub(crate) fn may_hold(dotted: &str) -> bool {
    ROOTS.contains(root_of(dotted))
}

/// The package that an import of `dotted` is from, and what is known of it: `google.auth.transport` is
/// from `google.auth`, `numpy.linalg` from `numpy`.
#[must_use]
pub fn library(dotted: &str) -> Option<(&'static str, &'static Library)> {
    let ends = std::iter::once(dotted.len()).chain(dotted.rmatch_indices('.').map(|(at, _)| at));
    ends.into_iter().find_map(|end| {
        let found = LIBRARIES.binary_search_by_key(&&dotted[..end], |(name, _)| name);
        let (name, library) = &LIBRARIES[found.ok()?];
        Some((*name, library))
    })
}

/// The first part of a dotted name.
fn root_of(dotted: &str) -> &str {
    dotted.split('.').next().unwrap_or(dotted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_map_is_large_and_says_something_of_each() {
        assert!(libraries().count() >= 150);
        for (name, library) in libraries() {
            assert!(
                !library.area.is_empty() && !library.alike.is_empty(),
                "{name}"
            );
        }
    }

    #[test]
    fn the_longest_name_that_is_known_is_the_package() {
        let name = |dotted| library(dotted).map(|(name, _)| name);
        assert_eq!(name("numpy.linalg.norm"), Some("numpy"));
        assert_eq!(
            name("google.cloud.storage.Client"),
            Some("google.cloud.storage")
        );
        assert_eq!(name("google"), None);
        assert_eq!(name("numpyro"), None);
    }
}
