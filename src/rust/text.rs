//! Printed Rust on its way: text whose lines may know the line of the Python that they come from.

use unicode_width::UnicodeWidthStr as _;

/// Text of one line or more, without a line break at its end.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Text {
    string: String,
    /// How many line breaks the text has.
    breaks: usize,
    /// A line of the text, counted from 0, and the line of the Python, 1-based; ascending. Lines that
    /// are not named belong to whoever takes the text in.
    origins: Vec<(usize, usize)>,
}

impl Text {
    pub(super) fn new() -> Self {
        Self::default()
    }

    pub(super) fn as_str(&self) -> &str {
        &self.string
    }

    pub(super) fn is_empty(&self) -> bool {
        self.string.is_empty()
    }

    /// In bytes.
    pub(super) fn len(&self) -> usize {
        self.string.len()
    }

    pub(super) fn is_one_line(&self) -> bool {
        self.breaks == 0
    }

    /// How many line breaks there are.
    pub(super) fn breaks(&self) -> usize {
        self.breaks
    }

    pub(super) fn first_line(&self) -> &str {
        self.string.split('\n').next().unwrap_or_default()
    }

    pub(super) fn last_line(&self) -> &str {
        self.string.rsplit('\n').next().unwrap_or_default()
    }

    /// In columns.
    pub(super) fn first_width(&self) -> usize {
        self.first_line().width()
    }

    /// In columns, indentation included.
    pub(super) fn last_width(&self) -> usize {
        self.last_line().width()
    }

    /// In columns, without the indentation.
    pub(super) fn trimmed_last_width(&self) -> usize {
        self.last_line().trim().width()
    }

    /// Of all lines together, in columns.
    pub(super) fn width(&self) -> usize {
        self.string.width()
    }

    /// Whether the last line is nothing but closing brackets, so that more may follow on it.
    pub(super) fn is_extendable(&self) -> bool {
        let closes = |c: char| matches!(c, '(' | ')' | ']' | '}' | '?' | '>') || c.is_whitespace();
        self.string.ends_with("\"#") || self.last_line().chars().all(closes)
    }

    /// How far the last line reaches beyond a place on it, in bytes.
    pub(super) fn beyond(&self, used: usize) -> usize {
        match self.string.rfind('\n') {
            Some(at) => self.string.len().saturating_sub(at + 1 + used),
            None => self.string.len(),
        }
    }

    pub(super) fn push(&mut self, more: &str) {
        self.breaks += more.bytes().filter(|byte| *byte == b'\n').count();
        self.string.push_str(more);
    }

    /// A new line that begins with so many spaces.
    pub(super) fn line(&mut self, indent: usize) {
        self.string.push('\n');
        self.breaks += 1;
        self.string.extend(std::iter::repeat_n(' ', indent));
    }

    /// An empty line, unless there is one, or nothing, already.
    pub(super) fn blank(&mut self) {
        self.string.push('\n');
        self.breaks += 1;
    }

    /// Puts other text behind this. What begins in the middle of a line belongs to that line, but for an
    /// `else` behind a brace.
    pub(super) fn append(&mut self, more: &Self) {
        let fresh = matches!(self.last_line().trim_start(), "" | "}");
        let moved = more
            .origins
            .iter()
            .map(|&(line, origin)| (line + self.breaks, origin));
        let first = usize::from(!fresh);
        let moved = moved.skip_while(|(line, _)| *line < self.breaks + first);
        self.origins.extend(moved);
        self.string.push_str(&more.string);
        self.breaks += more.breaks;
    }

    /// Without the line break and the indentation that it begins with, if it does.
    pub(super) fn without_break(self) -> Self {
        let text = self.string.trim_start();
        let breaks = text.bytes().filter(|byte| *byte == b'\n').count();
        let skipped = self.breaks - breaks;
        let origins = self
            .origins
            .into_iter()
            .filter(|(line, _)| *line >= skipped);
        Self {
            string: text.to_owned(),
            breaks,
            origins: origins
                .map(|(line, origin)| (line - skipped, origin))
                .collect(),
        }
    }

    /// Says of all lines from the `first` on that know no origin that they come from this line of the
    /// Python.
    pub(super) fn claim(&mut self, first: usize, origin: Option<usize>) {
        let Some(origin) = origin else { return };
        let mut known = std::mem::take(&mut self.origins).into_iter().peekable();
        while let Some(own) = known.next_if(|(line, _)| *line < first) {
            self.origins.push(own);
        }
        for line in first..=self.breaks {
            let own = known.next_if(|(at, _)| *at == line);
            self.origins.push(own.unwrap_or((line, origin)));
        }
    }

    /// Lines of the text and of the Python, both 1-based.
    pub(super) fn into_parts(self) -> (String, Vec<(usize, usize)>) {
        let lines = self
            .origins
            .into_iter()
            .map(|(line, origin)| (line + 1, origin));
        (self.string, lines.collect())
    }

    /// This, then that.
    pub(super) fn with(mut self, more: &str) -> Self {
        self.push(more);
        self
    }

    /// This, then that.
    pub(super) fn then(mut self, more: &Self) -> Self {
        self.append(more);
        self
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        let mut result = Self::new();
        result.push(text);
        result
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        let breaks = text.bytes().filter(|byte| *byte == b'\n').count();
        Self {
            string: text,
            breaks,
            origins: Vec::new(),
        }
    }
}
