//! A Python text and where it came from.
//!
//! Offsets are bytes in the UTF-8 text, as the parser counts; places are 1-based lines and columns in
//! characters, as readers and findings count. A line ends at `\n`, `\r\n` or `\r`, as in Python's
//! reference (2.1.2); a form feed ends none.
//!
//! What is read may have been made of what was given: a paste without its prompts, the cells of a
//! notebook. Offsets and lines are then those of the text that is read, places and numbers those of the
//! text that was given.

mod encoding;
mod file;
mod lines;
mod mending;
mod occurrences;
mod places;

use std::ops::Range;
use std::path::Path;

use lines::Lines;
use mending::Layer;
use thiserror::Error;

pub use encoding::Flaw;
pub use file::bytes;

pub(crate) use mending::Mended;
pub(crate) use occurrences::occurrences;

/// A run of bytes in a [`Source`], end excluded.
///
/// ```
/// use py2rs::source::{Source, Span};
///
/// let span: Span = 4..5;
/// assert_eq!(Source::new("a.py", "x = 1\n").slice(span), "1");
/// ```
pub type Span = Range<usize>;

/// A 1-based line and a 1-based column in characters.
///
/// ```
/// use py2rs::source::Source;
///
/// let place = Source::new("a.py", "x = 1\ny = 2\n").place(10);
/// assert_eq!((place.line, place.column), (2, 5));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// 1-based.
    pub line: usize,
    /// 1-based, in characters of that line.
    pub column: usize,
}

/// Why bytes are no Python text that we read.
///
/// ```
/// use py2rs::source::{DecodeError, Source};
///
/// let picture = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
/// assert_eq!(Source::from_bytes("a.png", picture).err(), Some(DecodeError::NoText));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum DecodeError {
    /// A picture, an archive, an executable.
    #[error("this is data, not text")]
    NoText,
    /// More bytes than are ever read.
    #[error("more than {} MiB, too long to read", LONGEST >> 20)]
    TooLong,
}

/// So many bytes of a file are read at most; of a tree that is too large for memory, `syntax` reads
/// the beginning.
///
/// ```
/// assert_eq!(py2rs::source::LONGEST, 512 * 1024 * 1024);
/// ```
pub const LONGEST: usize = 512 << 20;

/// A Python text, its path as given, and where its lines begin.
///
/// ```
/// use py2rs::source::Source;
///
/// let source = Source::new("a.py", "x = 1\n");
/// assert_eq!((source.path(), source.line(1)), ("a.py", "x = 1"));
/// ```
#[derive(Debug, Clone)]
pub struct Source {
    path: String,
    read: Lines,
    flaws: Vec<Flaw>,
    /// What it was made of, if it is not what was given.
    origin: Option<Box<Origin>>,
}

/// The text that was given, and what was made of it.
#[derive(Debug, Clone)]
struct Origin {
    given: Lines,
    /// Each leads back to the text before.
    layers: Vec<Layer>,
    remarks: Vec<String>,
}

impl Source {
    /// A source from text that is already decoded; a byte order mark at its start is dropped.
    ///
    /// ```
    /// use py2rs::source::Source;
    ///
    /// assert_eq!(Source::new("a.py", "\u{feff}x = 1\n").text(), "x = 1\n");
    /// ```
    #[must_use]
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        let mut text = text.into();
        if text.starts_with('\u{feff}') {
            text.drain(..'\u{feff}'.len_utf8());
        }
        Self {
            path: path.into(),
            read: Lines::new(text),
            flaws: Vec::new(),
            origin: None,
        }
    }

    /// A source from a file's bytes, decoded as the byte order mark or the coding line says (PEP 263).
    /// What cannot be decoded is replaced by U+FFFD and named among its flaws.
    ///
    /// # Errors
    /// When the bytes are no text, or too many.
    ///
    /// ```
    /// use py2rs::source::Source;
    ///
    /// let latin = b"# coding: latin-1\nx = '\xe9'\n".to_vec();
    /// let source = Source::from_bytes("a.py", latin)?;
    /// assert_eq!(source.line(2), "x = 'é'");
    /// # Ok::<(), py2rs::source::DecodeError>(())
    /// ```
    pub fn from_bytes(path: impl Into<String>, bytes: Vec<u8>) -> Result<Self, DecodeError> {
        if bytes.len() > LONGEST {
            return Err(DecodeError::TooLong);
        }
        let (text, mut flaws) = encoding::decode(bytes)?;
        if text.starts_with('\u{feff}') {
            for flaw in &mut flaws {
                let mark = '\u{feff}'.len_utf8();
                let moved = |offset: usize| offset.saturating_sub(mark);
                flaw.span = moved(flaw.span.start)..moved(flaw.span.end);
            }
        }
        Ok(Self {
            flaws,
            ..Self::new(path, text)
        })
    }

    /// The source with what was made of its text, and what that was, told in a few words.
    #[must_use]
    pub(crate) fn mended(self, mended: Mended, remark: String) -> Self {
        let (text, layer) = mended.finish();
        let new = |offset| layer.moved(offset).min(text.len());
        let flaws = self.flaws.into_iter().map(|flaw| Flaw {
            span: new(flaw.span.start)..new(flaw.span.end).max(new(flaw.span.start)),
            ..flaw
        });
        let flaws = flaws.collect();
        let mut origin = self.origin.unwrap_or_else(|| {
            Box::new(Origin {
                given: self.read,
                layers: Vec::new(),
                remarks: Vec::new(),
            })
        });
        origin.layers.push(layer);
        origin.remarks.push(remark);
        Self {
            path: self.path,
            read: Lines::new(text),
            flaws,
            origin: Some(origin),
        }
    }

    /// The source as one that has nothing to be read in it, and why.
    #[must_use]
    pub(crate) fn unread(self, why: &str) -> Self {
        let mut source = self.mended(Mended::default(), why.to_owned());
        source.flaws.push(Flaw {
            span: 0..0,
            message: why.to_owned(),
        });
        if let Some(origin) = &mut source.origin {
            origin.remarks.clear();
        }
        source
    }

    /// Where a byte of the text before the last mending is now.
    pub(crate) fn new_offset(&self, old: usize) -> usize {
        let layers = self.origin.as_ref().map_or(&[][..], |it| &it.layers);
        let new = layers.last().map_or(old, |layer| layer.moved(old));
        new.min(self.text().len())
    }

    /// The path as it was given.
    ///
    /// ```
    /// use py2rs::source::Source;
    ///
    /// assert_eq!(Source::new("dir/a.py", "").path(), "dir/a.py");
    /// ```
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The whole text that is read, without a byte order mark.
    ///
    /// ```
    /// use py2rs::source::Source;
    ///
    /// assert_eq!(Source::new("a.py", "x = 1\n").text(), "x = 1\n");
    /// ```
    #[must_use]
    pub fn text(&self) -> &str {
        &self.read.text
    }

    /// The text as it was given, before anything was mended.
    ///
    /// ```
    /// use py2rs::{analysis::Analysis, source::Source};
    ///
    /// let pasted = ">>> x = 1\n>>> x\n1\n";
    /// let analysis = Analysis::of(Source::new("a.py", pasted));
    /// assert_eq!(analysis.source().given(), pasted);
    /// assert_ne!(analysis.source().text(), pasted);
    /// ```
    #[must_use]
    pub fn given(&self) -> &str {
        let origin = self.origin.as_ref();
        origin.map_or(self.text(), |origin| &origin.given.text)
    }

    /// What in the bytes was not as it should be.
    ///
    /// ```
    /// use py2rs::source::Source;
    ///
    /// let source = Source::from_bytes("a.py", b"x = '\xff'\n".to_vec())?;
    /// assert_eq!(source.flaws().len(), 1);
    /// # Ok::<(), py2rs::source::DecodeError>(())
    /// ```
    #[must_use]
    pub fn flaws(&self) -> &[Flaw] {
        &self.flaws
    }

    /// What was mended before it was read, in words.
    ///
    /// ```
    /// use py2rs::{analysis::Analysis, source::Source};
    ///
    /// let analysis = Analysis::of(Source::new("a.py", ">>> x = 1\n>>> x\n1\n"));
    /// assert_eq!(analysis.source().remarks().len(), 1);
    /// ```
    #[must_use]
    pub fn remarks(&self) -> &[String] {
        let origin = self.origin.as_ref();
        origin.map_or(&[], |origin| &origin.remarks)
    }
}

impl Origin {
    fn place(&self, offset: usize, back: impl Fn(&Layer, usize) -> usize) -> Place {
        let layers = self.layers.iter().rev();
        let offset = layers.fold(offset, |offset, layer| back(layer, offset));
        self.given.place(offset)
    }
}

/// A path as text: bytes that are no UTF-8 are escaped.
///
/// ```
/// use std::path::Path;
///
/// assert_eq!(py2rs::source::path_text(Path::new("a/b.py")), "a/b.py");
/// ```
#[must_use]
pub fn path_text(path: &Path) -> String {
    let mut text = String::new();
    for chunk in path.as_os_str().as_encoded_bytes().utf8_chunks() {
        text.push_str(chunk.valid());
        text.push_str(&chunk.invalid().escape_ascii().to_string());
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(line: usize, column: usize) -> Place {
        Place { line, column }
    }

    #[test]
    fn columns_count_characters() {
        let source = Source::new("a.py", "é = 'ü'; x\n");
        assert_eq!(
            source.place(source.text().find('x').expect("is there")),
            place(1, 10)
        );
    }

    #[test]
    fn lines_end_as_python_ends_them() {
        let source = Source::new("a.py", "a\rb\r\nc\nd\x0ce");
        assert_eq!(source.line_count(), 4);
        assert_eq!(source.line(2), "b");
        assert_eq!(source.line(4), "d\x0ce");
        assert_eq!(source.place(5), place(3, 1));
    }

    #[test]
    fn a_byte_order_mark_is_no_character() {
        let source = Source::from_bytes("a.py", b"\xef\xbb\xbfx".to_vec()).expect("UTF-8");
        assert_eq!(source.text(), "x");
    }
}
