//! Which files of a tree are scanned.

use std::path::{Path, PathBuf};

use ignore::WalkBuilder;

use crate::python::source;

/// What was asked for on the command line.
#[derive(Debug, Clone)]
pub struct Root {
    /// A file, which is always read, or a folder.
    pub path: PathBuf,
}

/// The Python files below `roots`, sorted by path, each once; and what could not be looked into.
///
/// Walks as ripgrep does: `.gitignore` and its kin are honoured, hidden files and folders passed over,
/// and virtual environments too, unless `everything` is wanted.
#[must_use]
pub fn files(roots: &[Root], everything: bool) -> (Vec<PathBuf>, Vec<(String, String)>) {
    let mut files = Vec::new();
    let mut failures = Vec::new();
    for root in roots {
        let mut builder = WalkBuilder::new(&root.path);
        builder.standard_filters(!everything);
        let top = root.path.clone();
        builder.filter_entry(move |entry| {
            let is_folder = entry.file_type().is_some_and(|kind| kind.is_dir());
            everything || !is_folder || entry.path() == top || !is_virtual_environment(entry.path())
        });
        for entry in builder.build() {
            match entry {
                Ok(entry) if entry.file_type().is_some_and(|kind| kind.is_dir()) => {}
                Ok(entry) if entry.depth() == 0 || is_python(entry.path()) => {
                    files.push(entry.into_path());
                }
                Ok(_) => {}
                Err(error) => failures.push((source::path_text(&root.path), error.to_string())),
            }
        }
    }
    files.sort();
    files.dedup();
    (files, failures)
}

/// Whether a path's name is that of a Python file.
pub(crate) fn is_python(path: &Path) -> bool {
    path.extension()
        .is_some_and(|extension| extension == "py" || extension == "pyi" || extension == "pyw")
}

fn is_virtual_environment(path: &Path) -> bool {
    path.join("pyvenv.cfg").is_file()
}
