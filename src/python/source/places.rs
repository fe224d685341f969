//! Lines and places of a text.

use super::mending::Layer;
use super::{Place, Source, Span};

impl Source {
    /// The text of `span`.
    ///
    /// ```
    /// use py2rs::source::Source;
    ///
    /// assert_eq!(Source::new("a.py", "x = 1\n").slice(0..1), "x");
    /// ```
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        &self.text()[span]
    }

    /// How many lines there are; a last line that is empty does not count.
    ///
    /// ```
    /// use py2rs::source::Source;
    ///
    /// assert_eq!(Source::new("a.py", "x = 1\ny = 2\n").line_count(), 2);
    /// ```
    #[must_use]
    pub fn line_count(&self) -> usize {
        self.read.count()
    }

    /// The lines with more than so many bytes, their line endings included.
    pub(crate) fn lines_longer_than(&self, bytes: usize) -> impl Iterator<Item = Span> {
        self.read.longer_than(bytes)
    }

    /// The text of a 1-based line, without its line ending; empty for a line that is not there.
    ///
    /// ```
    /// use py2rs::source::Source;
    ///
    /// let source = Source::new("a.py", "x = 1\r\ny = 2");
    /// assert_eq!((source.line(1), source.line(2), source.line(3)), ("x = 1", "y = 2", ""));
    /// ```
    #[must_use]
    pub fn line(&self, line: usize) -> &str {
        let Some(start) = line
            .checked_sub(1)
            .and_then(|index| self.read.starts().get(index))
        else {
            return "";
        };
        self.text()[*start..self.line_start(line + 1)].trim_end_matches(['\n', '\r'])
    }

    /// The byte offset at which a 1-based line begins; that of the text's end for later ones.
    ///
    /// ```
    /// use py2rs::source::Source;
    ///
    /// let source = Source::new("a.py", "x = 1\ny = 2\n");
    /// assert_eq!((source.line_start(2), source.line_start(9)), (6, 12));
    /// ```
    #[must_use]
    pub fn line_start(&self, line: usize) -> usize {
        let start = self.read.starts().get(line.saturating_sub(1));
        start.copied().unwrap_or(self.text().len())
    }

    /// The 1-based line that holds the byte at `offset`.
    ///
    /// ```
    /// use py2rs::source::Source;
    ///
    /// assert_eq!(Source::new("a.py", "x = 1\ny = 2\n").line_at(6), 2);
    /// ```
    #[must_use]
    pub fn line_at(&self, offset: usize) -> usize {
        self.read.line_at(offset)
    }

    /// The number of a 1-based line in the text as it was given.
    ///
    /// ```
    /// use py2rs::{analysis::Analysis, source::Source};
    ///
    /// let analysis = Analysis::of(Source::new("a.py", ">>> 1\n1\n>>> y = 2\n"));
    /// let source = analysis.source();
    /// let line = source.line_at(source.text().find('y').unwrap_or_default());
    /// assert_eq!(source.number(line), 3);
    /// ```
    #[must_use]
    pub fn number(&self, line: usize) -> usize {
        match self.origin {
            None => line,
            Some(_) => self.place(self.line_start(line)).line,
        }
    }

    /// The place of the byte at `offset`, in the text as it was given.
    ///
    /// ```
    /// use py2rs::source::Source;
    ///
    /// let place = Source::new("a.py", "é = 'ü'; x\n").place(11);
    /// assert_eq!((place.line, place.column), (1, 10));
    /// ```
    #[must_use]
    pub fn place(&self, offset: usize) -> Place {
        match &self.origin {
            None => self.read.place(offset),
            Some(origin) => origin.place(offset, Layer::old),
        }
    }

    /// The line of [`Source::place`], for callers that ask for few: it is counted each time.
    #[must_use]
    pub(crate) fn counted_line(&self, offset: usize) -> usize {
        match &self.origin {
            None => self.read.counted_line_at(offset),
            Some(_) => self.place(offset).line,
        }
    }

    /// The place behind what ends before `offset`, in the text as it was given.
    ///
    /// ```
    /// use py2rs::source::Source;
    ///
    /// let place = Source::new("a.py", "x = 1\n").end_place(5);
    /// assert_eq!((place.line, place.column), (1, 6));
    /// ```
    #[must_use]
    pub fn end_place(&self, offset: usize) -> Place {
        match &self.origin {
            None => self.read.place(offset),
            Some(origin) => origin.place(offset, Layer::old_end),
        }
    }
}
