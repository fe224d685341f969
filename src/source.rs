//! A Python text and where it came from.
//!
//! Offsets are bytes in the UTF-8 text, as the parser counts; places are 1-based lines and columns in
//! characters, as readers and `idioms.md` count. A line ends at `\n`, `\r\n` or `\r`, as in Python's
//! reference (2.1.2); a form feed ends none.

use std::ops::Range;
use std::path::Path;

use thiserror::Error;

/// A run of bytes in a [`Source`], end excluded.
pub type Span = Range<usize>;

/// A 1-based line and a 1-based column in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// 1-based.
    pub line: usize,
    /// 1-based, in characters of that line.
    pub column: usize,
}

/// Why bytes are no Python text that we read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum DecodeError {
    /// The bytes are no UTF-8; the place is that of the first wrong byte.
    #[error("line {line}: byte {byte:#04x} is not UTF-8; py2rs reads UTF-8 only{}", declared(.encoding.as_deref()))]
    NotUtf8 {
        /// 1-based line of the first wrong byte.
        line: usize,
        /// That byte.
        byte: u8,
        /// What the file's coding line (PEP 263) declares, if it has one.
        encoding: Option<String>,
    },
    /// Larger than the parser's 32-bit offsets reach.
    #[error("{0} bytes are more than the 4 GiB that can be parsed")]
    TooLarge(usize),
}

fn declared(encoding: Option<&str>) -> String {
    encoding.map_or_else(String::new, |name| format!(", the file declares {name}"))
}

/// A Python text, its path as given, and where its lines begin.
#[derive(Debug, Clone)]
pub struct Source {
    path: String,
    text: String,
    /// Byte offsets at which lines begin; the first is 0.
    line_starts: Vec<usize>,
    ascii: bool,
}

impl Source {
    /// A source from text that is already decoded; a byte order mark at its start is dropped.
    #[must_use]
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        let mut text = text.into();
        if text.starts_with('\u{feff}') {
            text.drain(..'\u{feff}'.len_utf8());
        }
        let line_starts = line_starts(&text);
        let ascii = text.is_ascii();
        Self {
            path: path.into(),
            text,
            line_starts,
            ascii,
        }
    }

    /// A source from a file's bytes.
    ///
    /// # Errors
    /// When the bytes are no UTF-8, or too many for the parser.
    pub fn from_bytes(path: impl Into<String>, bytes: Vec<u8>) -> Result<Self, DecodeError> {
        if u32::try_from(bytes.len()).is_err() {
            return Err(DecodeError::TooLarge(bytes.len()));
        }
        match String::from_utf8(bytes) {
            Ok(text) => Ok(Self::new(path, text)),
            Err(error) => {
                let valid = error.utf8_error().valid_up_to();
                let bytes = error.as_bytes();
                Err(DecodeError::NotUtf8 {
                    line: line_starts(&String::from_utf8_lossy(&bytes[..valid])).len(),
                    byte: bytes[valid],
                    encoding: coding_line(bytes),
                })
            }
        }
    }

    /// The path as it was given.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The whole text, without a byte order mark.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text of `span`.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        &self.text[span]
    }

    /// How many lines there are; a last line that is empty does not count.
    #[must_use]
    pub fn line_count(&self) -> usize {
        let last = self.line_starts.last().copied().unwrap_or(0);
        self.line_starts.len() - usize::from(last == self.text.len())
    }

    /// The length of the longest line, in bytes, its line ending included.
    #[must_use]
    pub fn longest_line(&self) -> usize {
        let ends = self
            .line_starts
            .iter()
            .skip(1)
            .copied()
            .chain([self.text.len()]);
        self.line_starts
            .iter()
            .zip(ends)
            .map(|(start, end)| end - start)
            .max()
            .unwrap_or(0)
    }

    /// The text of a 1-based line, without its line ending; empty for a line that is not there.
    #[must_use]
    pub fn line(&self, line: usize) -> &str {
        let Some(start) = line
            .checked_sub(1)
            .and_then(|index| self.line_starts.get(index))
        else {
            return "";
        };
        let end = self
            .line_starts
            .get(line)
            .copied()
            .unwrap_or(self.text.len());
        self.text[*start..end].trim_end_matches(['\n', '\r'])
    }

    /// The byte offset at which a 1-based line begins; that of the text's end for later ones.
    #[must_use]
    pub fn line_start(&self, line: usize) -> usize {
        self.line_starts
            .get(line.saturating_sub(1))
            .copied()
            .unwrap_or(self.text.len())
    }

    /// The 1-based line that holds the byte at `offset`.
    #[must_use]
    pub fn line_at(&self, offset: usize) -> usize {
        self.line_starts.partition_point(|start| *start <= offset)
    }

    /// The place of the byte at `offset`.
    #[must_use]
    pub fn place(&self, offset: usize) -> Place {
        let line = self.line_at(offset);
        let start = self.line_starts[line - 1];
        let column = if self.ascii {
            offset - start
        } else {
            self.text[start..offset].chars().count()
        };
        Place {
            line,
            column: column + 1,
        }
    }
}

/// A path as text: bytes that are no UTF-8 are escaped.
#[must_use]
pub fn path_text(path: &Path) -> String {
    let mut text = String::new();
    for chunk in path.as_os_str().as_encoded_bytes().utf8_chunks() {
        text.push_str(chunk.valid());
        text.push_str(&chunk.invalid().escape_ascii().to_string());
    }
    text
}

fn line_starts(text: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    let mut starts = Vec::with_capacity(bytes.len() / 32 + 1);
    starts.push(0);
    for end in memchr::memchr2_iter(b'\n', b'\r', bytes) {
        // Of `\r\n`, the `\n` ends the line.
        if bytes[end] == b'\n' || bytes.get(end + 1) != Some(&b'\n') {
            starts.push(end + 1);
        }
    }
    starts
}

/// The encoding that one of the first two lines declares (PEP 263), if one does.
fn coding_line(bytes: &[u8]) -> Option<String> {
    bytes.split(|byte| *byte == b'\n').take(2).find_map(|line| {
        let line = String::from_utf8_lossy(line);
        let comment = line.trim_start().strip_prefix('#')?.to_owned();
        let (_, rest) = comment.split_once("coding")?;
        let name: String = rest
            .strip_prefix([':', '='])?
            .trim_start()
            .chars()
            .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'))
            .collect();
        (!name.is_empty()).then_some(name)
    })
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

    #[test]
    fn wrong_bytes_are_named_with_the_declared_encoding() {
        let error = Source::from_bytes("a.py", b"# -*- coding: latin-1 -*-\nx = '\xe9'".to_vec());
        let message = error.expect_err("no UTF-8").to_string();
        assert_eq!(
            message,
            "line 2: byte 0xe9 is not UTF-8; py2rs reads UTF-8 only, the file declares latin-1"
        );
    }
}
