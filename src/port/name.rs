//! The name of a project's package.

use std::hash::{Hash as _, Hasher as _};
use std::path::{self, Path};

use rustc_hash::FxHasher;

/// The characters of a stem that are kept.
const MAX_STEM: usize = 40;

/// A name for the package of a project in `folder`, made of the `stem` of what it holds and of a hash of
/// where it lies, as in `calc-0f3a8c21d4e5b697`.
///
/// To cargo one name is one package, wherever it lies: of two projects of one name that share a target
/// folder, the one would run the other's program.
pub(crate) fn package_name(stem: &str, folder: &Path) -> String {
    let kept = |c: char| {
        if c.is_ascii_alphanumeric() || c == '_' {
            c.to_ascii_lowercase()
        } else {
            '-'
        }
    };
    let mut name: String = stem.chars().take(MAX_STEM).map(kept).collect();
    if !name.starts_with(|c: char| c.is_ascii_lowercase() || c == '_') {
        // A package's name begins as any name does.
        name.insert(0, 'p');
    }
    name + "-" + &mark(folder)
}

/// Whether a package of this name was made in `folder`. One that was copied or moved there was not.
pub(super) fn is_name_in(name: &str, folder: &Path) -> bool {
    name.ends_with(&mark(folder))
}

fn mark(folder: &Path) -> String {
    let whole = path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
    let mut hasher = FxHasher::default();
    // By its components: a separator at its end makes no other folder.
    for part in whole.components() {
        part.hash(&mut hasher);
    }
    format!("{:016x}", hasher.finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_one_that_cargo_takes() {
        for (stem, begins) in [
            ("calc", "calc-"),
            ("Two words\n", "two-words--"),
            ("18", "p18-"),
            ("", "p-"),
            ("été", "p-t--"),
            ("-x", "p-x-"),
        ] {
            let name = package_name(stem, Path::new("a"));
            assert!(name.starts_with(begins), "{stem}: {name}");
            assert_eq!(name.len(), begins.len() + 16, "{name}");
        }
        assert!(package_name(&"x".repeat(300), Path::new("a")).len() < 64);
    }

    #[test]
    fn two_folders_make_two_names() {
        let name = |folder: &str| package_name("calc", Path::new(folder));
        assert_eq!(name("a"), name("a/"));
        assert_eq!(name("a"), name("./a"));
        let mut names = ["a", "b", "a/a", "/a", "aa"].map(name).to_vec();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), 5);
        assert!(is_name_in(&name("a"), Path::new("./a/")));
        assert!(!is_name_in(&name("a"), Path::new("b")));
    }
}
