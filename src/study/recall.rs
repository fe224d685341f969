//! Recall: the Rust is hidden and comes back in steps, then the reader says how well it was known.

use std::collections::VecDeque;

use crate::explain::comparison::Line;
use crate::rust::tokens::Class;

/// How much has been revealed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Step {
    /// Only the Python.
    Question,
    /// What it is about.
    Idea,
    /// The heads of the Rust items.
    Signatures,
    /// Everything.
    Whole,
}

impl Step {
    /// The next one; the last stays.
    pub(super) fn next(self) -> Self {
        match self {
            Self::Question => Self::Idea,
            Self::Idea => Self::Signatures,
            Self::Signatures | Self::Whole => Self::Whole,
        }
    }

    /// What the next step reveals.
    pub(super) fn promise(self) -> &'static str {
        match self {
            Self::Question => "the idea",
            Self::Idea => "the signatures",
            Self::Signatures | Self::Whole => "all of it",
        }
    }
}

/// A quiz that is going on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Recall {
    /// What comes after the item that is shown: indices of items.
    pub(super) queue: VecDeque<usize>,
    pub(super) step: Step,
    pub(super) graded: usize,
}

impl Recall {
    /// A quiz of one item, `queue` after it.
    pub(super) fn new(queue: impl IntoIterator<Item = usize>) -> Self {
        Self {
            queue: queue.into_iter().collect(),
            step: Step::Question,
            graded: 0,
        }
    }
}

/// Which of the Rust lines are imports or heads of items: from `fn` and the like to the `{` or `;`.
pub(super) fn signatures(lines: &[Line]) -> Vec<bool> {
    let mut inside = false;
    let marks = lines.iter().map(|line| {
        let text = line.text.trim();
        let is_head = inside || begins_item(line);
        inside = is_head && !text.ends_with(['{', '}', ';']);
        is_head
    });
    marks.collect()
}

fn begins_item(line: &Line) -> bool {
    let text = |index: usize| {
        let piece = line.pieces.get(index)?;
        Some(&line.text[piece.range.clone()])
    };
    let defines = || {
        let mut pieces = line.pieces.iter();
        pieces.any(|piece| piece.class == Class::Definition)
    };
    match text(0) {
        Some("impl" | "use" | "mod" | "extern") => true,
        Some(
            "pub" | "fn" | "async" | "unsafe" | "const" | "static" | "struct" | "enum" | "trait"
            | "type" | "union" | "macro_rules!",
        ) => defines(),
        _ => false,
    }
}
