//! The packages and modules that a tree itself holds: an import of one is of no third party.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::Root;

/// Folders below a root that modules stand in beside each other.
const SOURCES: [&str; 2] = ["src", "lib"];

/// Where packages of others are installed: what stands there is no part of the tree, unless it was asked for.
const INSTALLED: [&str; 2] = ["site-packages", "dist-packages"];

/// The names of the topmost packages among `paths`, and of the modules that stand beside those.
#[must_use]
pub fn own(paths: &[PathBuf], roots: &[Root]) -> BTreeSet<String> {
    let is_init = |path: &Path| {
        path.file_stem().is_some_and(|stem| stem == "__init__") && path.parent().is_some()
    };
    let packages: BTreeSet<&Path> = paths
        .iter()
        .filter(|path| is_init(path))
        .filter_map(|path| path.parent())
        .collect();
    let mut names = BTreeSet::new();
    for path in paths {
        let Some(folder) = path.parent() else {
            continue;
        };
        if is_init(path) {
            let is_topmost = folder.parent().is_none_or(|it| !packages.contains(it));
            let is_root = roots.iter().any(|root| root.path == folder);
            if is_topmost && (is_root || !is_installed(folder)) {
                names.extend(name(folder));
            }
        } else if !packages.contains(folder) && is_beside(folder, roots) {
            names.extend(path.file_stem().map(|it| it.to_string_lossy().into_owned()));
        }
    }
    names
}

/// Whether modules in `folder` are imported by their names alone.
fn is_beside(folder: &Path, roots: &[Root]) -> bool {
    roots.iter().any(|root| {
        folder == root.path
            || SOURCES
                .iter()
                .any(|source| folder == root.path.join(source))
            || root.path.parent() == Some(folder) && root.path.is_file()
    })
}

fn is_installed(folder: &Path) -> bool {
    folder
        .parent()
        .and_then(Path::file_name)
        .is_some_and(|name| INSTALLED.iter().any(|it| name == *it))
}

/// A folder's name, also that of `.`.
fn name(folder: &Path) -> Option<String> {
    let named = |path: &Path| path.file_name().map(|it| it.to_string_lossy().into_owned());
    named(folder).or_else(|| named(&fs::canonicalize(folder).ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(root: &str, paths: &[&str]) -> Vec<String> {
        let paths: Vec<PathBuf> = paths.iter().map(PathBuf::from).collect();
        let roots = [Root { path: root.into() }];
        let mut names: Vec<String> = own(&paths, &roots).into_iter().collect();
        names.sort();
        names
    }

    #[test]
    fn the_topmost_packages_and_the_modules_beside_them_are_own() {
        let paths = [
            "p/setup.py",
            "p/src/click/__init__.py",
            "p/src/click/core.py",
            "p/src/click/inner/__init__.py",
            "p/tests/requests.py",
        ];
        assert_eq!(names("p", &paths), ["click", "setup"]);
        assert_eq!(
            names("click", &["click/__init__.py", "click/core.py"]),
            ["click"]
        );
    }

    #[test]
    fn what_is_installed_below_a_tree_is_not() {
        let paths = ["v/site-packages/flask/__init__.py", "v/a.py"];
        assert_eq!(names("v", &paths), ["a"]);
        assert_eq!(names("v/site-packages/flask", &paths[..1]), ["flask"]);
    }
}
