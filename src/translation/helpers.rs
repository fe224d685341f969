//! Small functions that a program gets where Rust's own differ from Python's, each named for what it does.
//! Their text is below `corpus/helpers.rs`, where it is compiled and tested against Python.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::Crate;

/// The text of all helpers, each after a line `// helper: NAME` with the names of those that it needs.
const TEXT: &str = include_str!("helpers.txt");

/// What a helper's text needs imported, by a word in it.
pub(super) const IMPORTS: &[(&str, &str)] = &[
    ("IndexMap", "indexmap::IndexMap"),
    ("Ordering", "std::cmp::Ordering"),
    ("Hash>", "std::hash::Hash"),
    ("HashSet", "std::collections::HashSet"),
];

#[derive(Debug)]
struct Helper {
    name: &'static str,
    needs: Vec<&'static str>,
    text: &'static str,
}

static HELPERS: LazyLock<Vec<Helper>> = LazyLock::new(|| {
    let mut helpers = Vec::new();
    for block in TEXT.split("// helper: ").skip(1) {
        let (head, text) = block.split_once('\n').unwrap_or((block, ""));
        let mut words = head.split(" <- ");
        let name = words.next().unwrap_or("").trim();
        let needs = words
            .next()
            .unwrap_or("")
            .split("; ")
            .map(str::trim)
            .filter(|it| !it.is_empty())
            .collect();
        helpers.push(Helper {
            name,
            needs,
            text: text.trim_end(),
        });
    }
    helpers
});

/// The names of all helper functions, which nothing else in a program is called.
pub(super) fn names() -> Vec<&'static str> {
    HELPERS
        .iter()
        .map(|it| it.name)
        .filter(|it| !it.contains([' ', ':']))
        .collect()
}

/// The texts of helpers and of what they need, in the order of the file.
pub(super) fn texts(wanted: &mut BTreeSet<&'static str>) -> Vec<&'static str> {
    loop {
        let needed: Vec<&'static str> = HELPERS
            .iter()
            .filter(|it| wanted.contains(it.name))
            .flat_map(|it| it.needs.iter().copied())
            .collect();
        let before = wanted.len();
        wanted.extend(needed);
        if wanted.len() == before {
            break;
        }
    }
    HELPERS
        .iter()
        .filter(|it| wanted.contains(it.name))
        .map(|it| it.text)
        .collect()
}

/// A crate that programs use, with its version.
pub(super) fn crate_of(name: &'static str) -> Crate {
    let version = match name {
        "indexmap" => "2",
        "itertools" => "0.14",
        "num-bigint" => "0.4",
        "thiserror" => "2",
        _ => "1",
    };
    Crate {
        name,
        version,
        features: &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_helper_needs_is_there() {
        let names: Vec<&str> = HELPERS.iter().map(|it| it.name).collect();
        for helper in HELPERS.iter() {
            for need in &helper.needs {
                assert!(names.contains(need), "{} needs {need}", helper.name);
            }
            assert!(!helper.text.is_empty(), "{}", helper.name);
        }
    }
}
