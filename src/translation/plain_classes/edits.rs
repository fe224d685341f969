//! Changes to a text, and which line of the file each line of what comes of them is from.

use std::ops::Range;

/// A text that says the same as a file.
#[derive(Debug, Clone)]
pub(super) struct Plain {
    pub(super) text: String,
    /// For each of its lines the line of the file, both from 1 on.
    pub(super) lines: Vec<usize>,
}

impl Plain {
    /// The file itself.
    pub(super) fn of(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            lines: (1..=text.split('\n').count()).collect(),
        }
    }

    /// The text with these changes; none if two of them touch one place.
    pub(super) fn with(&self, mut edits: Edits) -> Option<Self> {
        edits.all.sort_by_key(|it| (it.0.start, it.0.end));
        let mut text = String::new();
        let mut lines = vec![1];
        let mut line = 0;
        let mut at = 0;
        let from = |line: usize| self.lines.get(line).copied().unwrap_or(1);
        lines[0] = from(0);
        for (range, new) in edits.all {
            if range.start < at {
                return None;
            }
            for c in self.text.get(at..range.start)?.chars() {
                text.push(c);
                if c == '\n' {
                    line += 1;
                    lines.push(from(line));
                }
            }
            for c in new.chars() {
                text.push(c);
                if c == '\n' {
                    lines.push(from(line));
                }
            }
            line += self.text.get(range.clone())?.matches('\n').count();
            at = range.end;
        }
        for c in self.text.get(at..)?.chars() {
            text.push(c);
            if c == '\n' {
                line += 1;
                lines.push(from(line));
            }
        }
        Some(Self { text, lines })
    }
}

/// What is to be changed.
#[derive(Debug, Default, Clone)]
pub(super) struct Edits {
    all: Vec<(Range<usize>, String)>,
}

impl Edits {
    /// Puts `new` in the place of a range.
    pub(super) fn replace(&mut self, range: Range<usize>, new: impl Into<String>) {
        self.all.push((range, new.into()));
    }

    /// Puts `new` before a place.
    pub(super) fn insert(&mut self, at: usize, new: impl Into<String>) {
        self.replace(at..at, new);
    }

    /// Takes other changes in.
    pub(super) fn extend(&mut self, other: Self) {
        self.all.extend(other.all);
    }

    /// Whether a range is a part of what is changed.
    pub(super) fn touches(&self, range: &Range<usize>) -> bool {
        let mut all = self.all.iter();
        all.any(|(of, _)| of.start <= range.start && range.end <= of.end)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// A part of a text with those changes that fall into it.
    pub(super) fn applied(&self, text: &str, range: Range<usize>) -> Option<String> {
        let mut all: Vec<_> = self
            .all
            .iter()
            .filter(|it| range.start <= it.0.start && it.0.end <= range.end)
            .collect();
        all.sort_by_key(|it| (it.0.start, it.0.end));
        let mut new = String::new();
        let mut at = range.start;
        for (of, by) in all {
            new.push_str(text.get(at..of.start)?);
            new.push_str(by);
            at = of.end;
        }
        new.push_str(text.get(at..range.end)?);
        Some(new)
    }
}
