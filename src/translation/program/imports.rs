//! Which import of the Python a `use` answers to.

use crate::translation::translator::Translator;
use crate::types::ir::{FuncId, StmtKind};

/// The modules of Python that are imported, with what begins the paths that Rust has for what is in them.
const PATHS: &[(&str, &[&str])] = &[
    ("argparse", &["clap"]),
    ("asyncio", &["tokio", "futures"]),
    ("collections", &["std::collections"]),
    ("concurrent", &["rayon", "std::thread", "std::sync"]),
    ("csv", &["csv"]),
    ("datetime", &["jiff"]),
    ("decimal", &["rust_decimal"]),
    ("fractions", &["num_rational"]),
    ("functools", &["std::cmp"]),
    ("hashlib", &["sha2", "sha1", "md5"]),
    ("heapq", &["std::cmp", "std::collections::BinaryHeap"]),
    ("io", &["std::io"]),
    ("itertools", &["itertools", "std::iter"]),
    ("json", &["serde_json", "serde"]),
    ("logging", &["log"]),
    ("math", &["std::f64"]),
    ("os", &["std::fs", "std::path", "std::env"]),
    ("pathlib", &["std::path", "std::fs"]),
    ("queue", &["std::sync"]),
    ("random", &["rand"]),
    ("re", &["regex", "fancy_regex"]),
    ("shutil", &["std::fs"]),
    ("subprocess", &["std::process::Command"]),
    ("sys", &["std::process", "std::env", "std::io"]),
    ("tempfile", &["tempfile"]),
    ("threading", &["std::thread", "std::sync", "parking_lot"]),
    ("time", &["std::time", "std::thread"]),
    ("uuid", &["uuid"]),
];

/// The line of the first import whose module a path stands for.
pub(super) fn line_of(path: &str, imports: &[(String, usize)]) -> Option<usize> {
    let is_below = |begin: &str| {
        path.strip_prefix(begin)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
    };
    let stands_for = |module: &str| {
        let mut rows = PATHS.iter().filter(|it| it.0 == module);
        rows.any(|(_, begins)| begins.iter().any(|it| is_below(it)))
    };
    let mut imports = imports.iter();
    let found = imports.find(|(module, _)| stands_for(module))?;
    Some(found.1)
}

impl Translator<'_, '_> {
    /// The modules that the file imports where nothing is around, by their first names, with the lines.
    pub(super) fn imports(&self) -> Vec<(String, usize)> {
        let suite = &self.program.func(FuncId(0)).body;
        let imports = suite.body.iter();
        let imports = imports.filter(|it| matches!(it.kind, StmtKind::Import));
        imports
            .flat_map(|it| {
                let text = self.source.slice(it.span.clone());
                let names: Vec<String> = match text.strip_prefix("import ") {
                    Some(names) => names.split(',').map(first_name).collect(),
                    None => vec![first_name(text.strip_prefix("from ").unwrap_or(""))],
                };
                names.into_iter().map(|name| (name, it.line))
            })
            .collect()
    }
}

fn first_name(text: &str) -> String {
    let is_of_name = |c: &char| c.is_alphanumeric() || *c == '_';
    text.trim_start().chars().take_while(is_of_name).collect()
}

/// Whether a text needs an import, by its last name: it stands there by itself, and not only in what is derived,
/// which the standard library's names need no import for.
pub(super) fn is_named(text: &str, path: &str) -> bool {
    let name = path.rsplit("::").next().unwrap_or(path);
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    let is_std = path.starts_with("std::");
    text.lines().any(|line| {
        if is_std && line.trim_start().starts_with("#[derive(") {
            return false;
        }
        line.match_indices(name).any(|(at, _)| {
            let (before, behind) = (&line[..at], &line[at + name.len()..]);
            let is_word = !before.ends_with(is_part) && !behind.starts_with(is_part);
            is_word && !["fn ", ".", "::"].iter().any(|it| before.ends_with(it))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::line_of;

    #[test]
    fn a_use_answers_to_the_import_of_its_module() {
        let imports = [("typing".to_owned(), 1), ("collections".to_owned(), 2)];
        assert_eq!(line_of("std::collections::VecDeque", &imports), Some(2));
        assert_eq!(line_of("std::fmt", &imports), None);
        assert_eq!(line_of("std::collectionsx", &imports), None);
    }
}
