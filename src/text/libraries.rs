//! Python packages, third-party and standard, and the Rust crates that a port of them would meet.
//!
//! The maps are data files, `corpus/libraries.toml` and `corpus/standard.toml`.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

/// A Python package, or a module of the standard library.
#[derive(Debug)]
pub struct Library {
    /// The Rust crates; none where there is no counterpart.
    pub crates: &'static [&'static str],
    /// What it is for, as in `web`.
    pub area: &'static str,
    /// How alike they are, in one line.
    pub alike: &'static str,
    /// What else it is installed by, in small letters.
    pub pypi: &'static [&'static str],
}

/// The area of the modules that come with Python.
pub const STANDARD_AREA: &str = "standard library";

/// By the name that each is imported by, sorted. Made by the build script: nothing is parsed at run time.
static LIBRARIES: &[(&str, Library)] = include!(concat!(env!("OUT_DIR"), "/libraries.rs"));

/// The modules of the standard library, sorted.
static STANDARD: &[(&str, Library)] = include!(concat!(env!("OUT_DIR"), "/standard.rs"));

/// The versions of crates that are known to work, sorted by name.
static VERSIONS: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/versions.rs"));

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

/// All modules of the standard library that are known, sorted.
pub fn standard() -> impl Iterator<Item = (&'static str, &'static Library)> {
    STANDARD.iter().map(|(name, library)| (*name, library))
}

/// What is known by a name: as it is imported, as it is installed, or of the standard library.
#[must_use]
pub fn by_any_name(name: &str) -> Option<(&'static str, &'static Library)> {
    if let Some(found) = library(name) {
        return Some(found);
    }
    let root = root_of(name);
    if let Some(found) = standard().find(|(known, _)| *known == root) {
        return Some(found);
    }
    let normal = normal(name);
    libraries().find(|(known, library)| {
        self::normal(known) == normal || library.pypi.iter().any(|it| self::normal(it) == normal)
    })
}

/// The version of a crate that is known to work.
#[must_use]
pub fn version(name: &str) -> Option<&'static str> {
    let found = VERSIONS.binary_search_by_key(&name, |(name, _)| name);
    Some(VERSIONS[found.ok()?].1)
}

/// A name as the package index compares it: small letters, with a hyphen for what joins words.
fn normal(name: &str) -> String {
    name.to_lowercase().replace(['_', '.'], "-")
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
        assert!(standard().count() >= 120);
        for (name, library) in libraries().chain(standard()) {
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

    #[test]
    fn a_package_is_known_by_all_its_names() {
        let name = |any| by_any_name(any).map(|(name, _)| name);
        for (any, known) in [
            ("sklearn", "sklearn"),
            ("scikit-learn", "sklearn"),
            ("scikit_learn", "sklearn"),
            ("Pillow", "PIL"),
            ("PyYAML", "yaml"),
            ("Flask", "flask"),
            ("Flask-Cors", "flask_cors"),
            ("google-cloud-storage", "google.cloud.storage"),
            ("sqlite3", "sqlite3"),
            ("os.path", "os"),
            ("concurrent.futures", "concurrent"),
        ] {
            assert_eq!(name(any), Some(known), "{any}");
        }
        assert_eq!(name("no-such-package"), None);
        assert!(version("serde_json").is_some() && version("no-such-crate").is_none());
    }
}
