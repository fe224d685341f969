//! What the types of libraries are like: what Rust has for them, when they are true, how they are shown.

/// A type of a library.
#[derive(Debug)]
pub(crate) struct LibraryType {
    /// As the table of phrases calls it.
    pub(crate) name: &'static str,
    /// Its class in Python, with the module.
    pub(crate) python: &'static [&'static str],
    /// The type of an owned value in Rust.
    pub(crate) rust: &'static str,
    /// Where that is imported from.
    pub(crate) path: &'static str,
    /// How it is borrowed, where that is another type: `&Path`, with its import.
    pub(crate) borrowed: Option<(&'static str, &'static str)>,
    /// The crate that has it, if that is not `std`.
    pub(crate) from: Option<(&'static str, &'static str)>,
    pub(crate) is_copy: bool,
    /// Whether there can be two of one.
    pub(crate) is_clone: bool,
    /// Whether a loop over it gives lines.
    pub(crate) gives_lines: bool,
    /// Whether it has equality and a hash as Python's.
    pub(crate) is_key: bool,
    /// Whether its order is Python's.
    pub(crate) is_ordered: bool,
    pub(crate) truth: Truth,
    pub(crate) shown: Shown,
    /// What else its type names.
    pub(crate) also: &'static [&'static str],
    /// Whether threads share it.
    pub(crate) is_between_threads: bool,
    /// The helper that it is, if it is one.
    pub(crate) helper: Option<&'static str>,
    /// Whether it borrows what it was made of: it is no part of anything, and no function gives it.
    pub(crate) borrows: bool,
}

/// When a value is true.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Truth {
    Always,
    /// If this method of it says no.
    Unless(&'static str),
    /// By something that no method of it says.
    Never,
}

/// How `str` shows a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shown {
    /// As it shows itself in Rust.
    Display,
    /// As what this method gives shows itself.
    Method(&'static str),
    /// By a helper.
    Helper(&'static str),
    /// In a form that nothing of Rust has.
    Never,
}

/// What most types are like.
pub(super) const PLAIN: LibraryType = LibraryType {
    name: "",
    python: &[],
    rust: "",
    path: "",
    borrowed: None,
    from: None,
    is_copy: true,
    is_clone: true,
    gives_lines: false,
    is_key: true,
    is_ordered: true,
    truth: Truth::Always,
    shown: Shown::Display,
    also: &[],
    is_between_threads: false,
    helper: None,
    borrows: false,
};

/// What tasks wait for each other with.
pub(super) const SYNCHRONIZER: LibraryType = LibraryType {
    is_copy: false,
    is_key: false,
    is_ordered: false,
    shown: Shown::Never,
    ..PLAIN
};

/// What sums of bytes are made with.
pub(super) const HASHER: LibraryType = LibraryType {
    is_copy: false,
    is_key: false,
    is_ordered: false,
    shown: Shown::Never,
    ..PLAIN
};

/// What files are like.
pub(super) const FILE: LibraryType = LibraryType {
    is_copy: false,
    is_clone: false,
    is_key: false,
    is_ordered: false,
    shown: Shown::Never,
    ..PLAIN
};

/// What commands that have ended are like.
pub(super) const PROCESS: LibraryType = LibraryType {
    rust: "Completed",
    helper: Some("Completed"),
    is_copy: false,
    is_key: false,
    is_ordered: false,
    shown: Shown::Never,
    ..PLAIN
};

/// What threads work with: values that nothing is known of but what they do.
pub(super) const SHARED: LibraryType = LibraryType {
    is_copy: false,
    is_key: false,
    is_ordered: false,
    shown: Shown::Never,
    is_between_threads: true,
    ..PLAIN
};
