//! What a reader can do next, said below an error: commands that can be typed as they stand.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use crate::python::source::path_text;

/// The names that were perhaps meant, `command` with the first of them, and where all are listed.
pub(super) fn nearest(near: &[impl AsRef<str>], command: &str, overview: &str) -> Vec<String> {
    let mut hints = Vec::new();
    if let [first, ..] = near {
        let names: Vec<&str> = near.iter().map(AsRef::as_ref).collect();
        let first = quoted(first.as_ref());
        hints.push(format!("did you mean {}?", names.join(", ")));
        hints.push(format!("py2rs {command} {first} shows the first of these"));
    }
    hints.push(overview.to_owned());
    hints
}

/// A name as a shell reads it.
pub(super) fn quoted(name: &str) -> Cow<'_, str> {
    // Only a null character cannot be quoted, and no argument has one.
    shlex::try_quote(name).unwrap_or(Cow::Borrowed(name))
}

/// A path as a shell reads it.
pub(super) fn quoted_path(path: &Path) -> String {
    quoted(&path_text(path)).into_owned()
}

/// A name beside `folder`'s that nothing has yet, as in `ported-2`.
pub(super) fn free_name(folder: &Path) -> Option<String> {
    // A path that ends with a separator is that of the folder all the same.
    let name = path_text(&folder.components().collect::<PathBuf>());
    (2..1000)
        .map(|number| format!("{name}-{number}"))
        .find(|name| Path::new(name).symlink_metadata().is_err())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_name_is_in_the_command() {
        let near = ["two words", "b"];
        assert_eq!(
            nearest(&near, "crates", "py2rs crates"),
            [
                "did you mean two words, b?",
                "py2rs crates 'two words' shows the first of these",
                "py2rs crates"
            ]
        );
        assert_eq!(
            nearest(&[""; 0], "crates", "py2rs crates"),
            ["py2rs crates"]
        );
    }
}
