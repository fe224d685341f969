//! What there is on the page of a reader's own file besides its bands.

/// How much is said about the idioms of a reader's own file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Notes {
    /// Nothing but the mistakes.
    None,
    /// A sentence for each idiom.
    #[default]
    Short,
    /// All that the card of each says, with its Rust.
    Full,
}

/// A line at the top of the page of a reader's own file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeadLine {
    /// What the line is about, in a word or two.
    pub label: &'static str,
    /// One line.
    pub text: String,
    /// Whether it warns of a mistake.
    pub is_warning: bool,
}

impl HeadLine {
    pub(super) fn new(label: &'static str, text: String) -> Self {
        Self {
            label,
            text,
            is_warning: false,
        }
    }

    pub(super) fn warning(label: &'static str, text: String) -> Self {
        Self {
            is_warning: true,
            ..Self::new(label, text)
        }
    }
}

/// What is said about an idiom in a reader's own file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Footnote {
    /// The same throughout a page, from 1.
    pub number: usize,
    /// `family.name`.
    pub id: &'static str,
    /// What a reader calls it.
    pub title: &'static str,
    /// Markdown; empty where it was said before.
    pub text: String,
    /// The numbers of the Python lines that it stands at, ascending.
    pub lines: Vec<usize>,
    /// Whether it warns of a mistake.
    pub is_mistake: bool,
}

/// What is said about a draft, as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// What it is about, in a word or two.
    pub label: &'static str,
    /// One line.
    pub text: String,
}
