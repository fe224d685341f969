//! A text and where its lines begin. Most texts of a scan are asked for few lines, if for any.

use std::sync::OnceLock;

use super::{Place, Span, occurrences};

/// A text and where its lines begin.
#[derive(Debug, Clone)]
pub(super) struct Lines {
    pub(super) text: String,
    /// How many line ends there are.
    ends: usize,
    /// Byte offsets at which lines begin; the first is 0. Found when they are asked for.
    starts: OnceLock<Vec<usize>>,
    /// Found when it is asked for.
    is_ascii: OnceLock<bool>,
}

impl Lines {
    pub(super) fn new(text: String) -> Self {
        let bytes = text.as_bytes();
        let [feeds, returns] = occurrences(bytes, *b"\n\r");
        let (ends, starts) = if returns == 0 {
            (feeds, OnceLock::new())
        } else {
            let starts = starts(bytes);
            (starts.len() - 1, OnceLock::from(starts))
        };
        Self {
            ends,
            starts,
            is_ascii: OnceLock::new(),
            text,
        }
    }

    /// The byte offsets at which lines begin, that of an empty last line included.
    pub(super) fn starts(&self) -> &[usize] {
        self.starts.get_or_init(|| starts(self.text.as_bytes()))
    }

    /// How many lines there are; a last line that is empty does not count.
    pub(super) fn count(&self) -> usize {
        let is_last_empty = self.text.is_empty() || self.text.ends_with(['\n', '\r']);
        self.ends + usize::from(!is_last_empty)
    }

    /// The lines with more than so many bytes, their line endings included.
    pub(super) fn longer_than(&self, bytes: usize) -> impl Iterator<Item = Span> {
        // A shorter text has none, which is quick to see.
        let starts = if self.text.len() > bytes {
            self.starts()
        } else {
            &[]
        };
        let ends = starts.iter().skip(1).copied().chain([self.text.len()]);
        let lines = starts.iter().zip(ends).map(|(start, end)| *start..end);
        lines.filter(move |line| line.len() > bytes)
    }

    pub(super) fn place(&self, offset: usize) -> Place {
        let line = self.line_at(offset);
        let start = self.starts()[line - 1];
        let column = if *self.is_ascii.get_or_init(|| self.text.is_ascii()) {
            offset - start
        } else {
            self.text[start..offset].chars().count()
        };
        Place {
            line,
            column: column + 1,
        }
    }

    /// The 1-based line that holds the byte at `offset`, without finding out where all lines begin.
    pub(super) fn counted_line_at(&self, offset: usize) -> usize {
        match self.starts.get() {
            Some(_) => self.line_at(offset),
            // A text with `\r` has them from the start.
            None => memchr::memchr_iter(b'\n', &self.text.as_bytes()[..offset]).count() + 1,
        }
    }

    /// The 1-based line that holds the byte at `offset`.
    pub(super) fn line_at(&self, offset: usize) -> usize {
        self.starts().partition_point(|start| *start <= offset)
    }
}

fn starts(text: &[u8]) -> Vec<usize> {
    let mut starts = Vec::with_capacity(text.len() / 32 + 1);
    starts.push(0);
    for end in memchr::memchr2_iter(b'\n', b'\r', text) {
        // Of `\r\n`, the `\n` ends the line.
        if text[end] == b'\n' || text.get(end + 1) != Some(&b'\n') {
            starts.push(end + 1);
        }
    }
    starts
}
