//! Bytes → text, as Python reads a source file (its reference, 2.1.4; PEP 263), and UTF-16 with a byte
//! order mark, which editors of other systems write.

use std::ops::Range;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::DecodeError;

/// Something in the bytes that is not as it should be; the rest was read.
///
/// ```
/// use py2rs::source::Source;
///
/// let source = Source::from_bytes("a.py", b"x = '\xff'\n".to_vec())?;
/// assert_eq!(source.flaws()[0].span, 5..8);
/// # Ok::<(), py2rs::source::DecodeError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flaw {
    /// Where it is in the text, in bytes.
    pub span: Range<usize>,
    /// What it is.
    pub message: String,
}

/// So many bytes are looked at to tell a text from other data.
const SAMPLE: usize = 8 << 10;

/// Of text, at most one byte in so many is neither a character nor white space.
const STRANGE: usize = 8;

/// The text that `bytes` hold, and what of them could not be decoded.
///
/// # Errors
/// When they are no text at all.
pub(super) fn decode(bytes: Vec<u8>) -> Result<(String, Vec<Flaw>), DecodeError> {
    // Nearly every file is UTF-8, and says nothing else.
    let bytes = match String::from_utf8(bytes) {
        Ok(text) if is_utf_8(&text) => {
            let flaws = unknown_encoding(text.as_bytes()).into_iter().collect();
            return Ok((text, flaws));
        }
        Ok(text) => text.into_bytes(),
        Err(error) => error.into_bytes(),
    };
    let marked = Encoding::for_bom(&bytes);
    if let Some((encoding, mark)) = marked
        && (encoding == UTF_16LE || encoding == UTF_16BE)
    {
        let (text, has_flaws) = encoding.decode_without_bom_handling(&bytes[mark..]);
        let flaw = has_flaws.then(|| Flaw {
            span: first_replaced(&text),
            message: format!("not all of this file is {}", encoding.name()),
        });
        return Ok((text.into_owned(), flaw.into_iter().collect()));
    }
    if is_data(&bytes) {
        return Err(DecodeError::NoText);
    }
    let declared = coding_line(&bytes).filter(|_| marked.is_none());
    match declared.as_deref().map(known) {
        Some(Some(encoding)) if encoding != UTF_8 => {
            let (text, has_flaws) = encoding.decode_without_bom_handling(&bytes);
            let flaw = has_flaws.then(|| Flaw {
                span: first_replaced(&text),
                message: format!("not all of this file is {}", encoding.name()),
            });
            Ok((text.into_owned(), flaw.into_iter().collect()))
        }
        _ => {
            let (text, mut flaws) = utf_8(&bytes, declared.as_deref());
            flaws.extend(unknown_encoding(&bytes));
            Ok((text, flaws))
        }
    }
}

/// Whether a text that could be UTF-8 is: it is text, and declares no encoding that would read it
/// otherwise.
fn is_utf_8(text: &str) -> bool {
    let is_other = |name: String| known(&name).is_some_and(|encoding| encoding != UTF_8);
    let bytes = text.as_bytes();
    // What is UTF-8 and no text has bytes of 0, which is quick to see.
    let may_be_data = memchr::memchr(0, &bytes[..bytes.len().min(SAMPLE)]).is_some();
    !(may_be_data && is_data(bytes))
        && (!coding_line(bytes).is_some_and(is_other)
            || text.starts_with('\u{feff}')
            || text.is_ascii())
}

/// The text of bytes that should be UTF-8: what is not is replaced by U+FFFD, and the first is named.
fn utf_8(bytes: &[u8], declared: Option<&str>) -> (String, Vec<Flaw>) {
    let mut text = String::with_capacity(bytes.len());
    let mut first = None;
    let mut wrong = 0_usize;
    let mut offset = 0;
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        offset += chunk.valid().len();
        if let Some(byte) = chunk.invalid().first() {
            first.get_or_insert((text.len(), offset, *byte));
            wrong += 1;
            offset += chunk.invalid().len();
            text.push(char::REPLACEMENT_CHARACTER);
        }
    }
    let flaw = first.map(|(at, offset, byte)| {
        let declared =
            declared.map_or(String::new(), |it| format!(", as the file declares ({it})"));
        let more = match wrong {
            1 => String::new(),
            more => format!("; {} more follow", more - 1),
        };
        Flaw {
            span: at..at + char::REPLACEMENT_CHARACTER.len_utf8(),
            message: format!("byte {byte:#04x} at offset {offset} is not UTF-8{declared}{more}"),
        }
    });
    (text, flaw.into_iter().collect())
}

fn first_replaced(text: &str) -> Range<usize> {
    let at = text.find(char::REPLACEMENT_CHARACTER).unwrap_or(0);
    at..at
}

/// Whether so much of the beginning is neither characters nor white space that it is no text.
fn is_data(bytes: &[u8]) -> bool {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let is_strange = |byte: u8| matches!(byte, 0..=8 | 14..=26 | 28..=31 | 127);
    // A count that is a byte itself lets the processor look at many at a time.
    let count = |chunk: &[u8]| chunk.iter().map(|it| u8::from(is_strange(*it))).sum::<u8>();
    let chunks = sample.chunks(usize::from(u8::MAX));
    let controls: usize = chunks.map(|chunk| usize::from(count(chunk))).sum();
    // In a legacy encoding the letters beyond ASCII are invalid, but there is nothing else.
    let invalid: usize = if str::from_utf8(sample).is_ok() || coding_line(bytes).is_some() {
        0
    } else {
        sample.utf8_chunks().map(|it| it.invalid().len()).sum()
    };
    let strange = controls + invalid;
    strange > 1 && strange > sample.len() / STRANGE
}

/// The flaw of a coding line that names no encoding we know.
fn unknown_encoding(bytes: &[u8]) -> Option<Flaw> {
    let declared = coding_line(bytes)?;
    known(&declared).is_none().then(|| Flaw {
        span: 0..0,
        message: format!("unknown encoding {declared}: read as UTF-8"),
    })
}

/// The encoding of a name that Python knows, in the Encoding Standard's terms.
fn known(name: &str) -> Option<&'static Encoding> {
    let name = name.to_ascii_lowercase().replace('_', "-");
    let label = match name.as_str() {
        // Python looks only at the beginning of these (PEP 263).
        utf if utf == "utf-8" || utf.starts_with("utf-8-") => "utf-8",
        latin
            if ["latin-1", "iso-8859-1", "iso-latin-1"].iter().any(|it| {
                latin == *it || latin.strip_prefix(it).is_some_and(|it| it.starts_with('-'))
            }) =>
        {
            "latin1"
        }
        "utf8" | "u8" | "utf" | "cp65001" | "ascii" | "us-ascii" | "646" => "utf-8",
        "8859" | "cp819" | "latin" | "l1" => "latin1",
        "latin-2" | "l2" => "iso-8859-2",
        "latin-9" | "l9" => "iso-8859-15",
        "cp932" | "mskanji" | "ms-kanji" => "shift_jis",
        "cp936" | "936" => "gbk",
        "cp949" | "ms949" | "uhc" => "euc-kr",
        "cp950" | "ms950" => "big5",
        "mac-roman" | "macroman" => "macintosh",
        "mac-cyrillic" | "maccyrillic" => "x-mac-cyrillic",
        name => name,
    };
    Encoding::for_label(label.as_bytes())
        .or_else(|| Encoding::for_label(label.replace('-', "_").as_bytes()))
        // A coding line in UTF-16 could not be read as ASCII; "replacement" decodes nothing.
        .filter(|it| it.is_ascii_compatible())
}

/// The encoding that one of the first two lines declares (PEP 263), if one does.
fn coding_line(bytes: &[u8]) -> Option<String> {
    let mut lines = bytes.split(|byte| matches!(byte, b'\n' | b'\r'));
    let first = lines.next()?;
    if let Some(name) = declaration(first) {
        return Some(name);
    }
    let says = first.iter().find(|byte| !is_blank(**byte));
    // Code before it makes the second line a comment like any other.
    says.is_none_or(|byte| *byte == b'#')
        .then(|| declaration(lines.find(|line| !line.is_empty())?))
        .flatten()
}

fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\x0c')
}

/// The name in `# -*- coding: name -*-` and its kin.
fn declaration(line: &[u8]) -> Option<String> {
    let line = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line);
    let comment = line.iter().position(|byte| !is_blank(*byte))?;
    let comment = line[comment..].strip_prefix(b"#")?;
    let comment = String::from_utf8_lossy(&comment[..comment.len().min(1024)]);
    comment.match_indices("coding").find_map(|(at, word)| {
        let rest = comment[at + word.len()..].strip_prefix([':', '='])?;
        let rest = rest.trim_start_matches([' ', '\t']);
        let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
        let name = &rest[..rest.find(|c| !is_part(c)).unwrap_or(rest.len())];
        (!name.is_empty()).then(|| name.to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(bytes: &[u8]) -> (String, Vec<String>) {
        let (text, flaws) = decode(bytes.to_vec()).expect("text");
        (text, flaws.into_iter().map(|flaw| flaw.message).collect())
    }

    #[test]
    fn the_coding_line_names_the_encoding() {
        for name in [
            "latin-1",
            "iso-8859-15",
            "cp1252",
            "Latin_1",
            "latin-1-unix",
        ] {
            let text = format!("#!/usr/bin/python\n# -*- coding: {name} -*-\nx = '");
            let bytes = [text.as_bytes(), b"\xe9'\n"].concat();
            assert_eq!(decoded(&bytes), (format!("{text}é'\n"), vec![]), "{name}");
        }
        let (text, flaws) = decoded(b"# vim: set fileencoding=koi8-r :\nx = '\xf2'\n");
        assert!(text.contains('Р') && flaws.is_empty(), "{text}");
        let (text, _) = decoded(b"# coding=cp932\nx = '\x93\xfa\x96{'\n");
        assert!(text.contains("日本"), "{text}");
    }

    #[test]
    fn a_coding_line_behind_code_declares_nothing() {
        let (text, flaws) = decoded(b"x = 1\n# coding: latin-1\ny = '\xe9'\n");
        assert!(text.contains('\u{fffd}'), "{text}");
        assert_eq!(flaws, ["byte 0xe9 at offset 29 is not UTF-8"]);
    }

    #[test]
    fn wrong_bytes_are_named_and_the_rest_is_read() {
        let (text, flaws) = decoded(b"# coding: utf-8\nx = '\xff'\ny = '\xe9\xe8'\n");
        assert!(text.ends_with("y = '\u{fffd}\u{fffd}'\n"), "{text}");
        let message =
            "byte 0xff at offset 21 is not UTF-8, as the file declares (utf-8); 2 more follow";
        assert_eq!(flaws, [message]);
    }

    #[test]
    fn encodings_that_nobody_knows_are_named() {
        let (text, flaws) = decoded(b"# coding: klingon\nx = 1\n");
        assert!(text.ends_with("x = 1\n"));
        assert_eq!(flaws, ["unknown encoding klingon: read as UTF-8"]);
    }

    #[test]
    fn utf_16_is_read_by_its_mark() {
        for (mark, bytes) in [
            (
                *b"\xff\xfe",
                "é = 1\n"
                    .encode_utf16()
                    .flat_map(u16::to_le_bytes)
                    .collect::<Vec<_>>(),
            ),
            (
                *b"\xfe\xff",
                "é = 1\n"
                    .encode_utf16()
                    .flat_map(u16::to_be_bytes)
                    .collect(),
            ),
        ] {
            let (text, flaws) = decoded(&[&mark[..], &bytes].concat());
            assert_eq!((text.as_str(), flaws.len()), ("é = 1\n", 0));
        }
    }

    #[test]
    fn pictures_are_no_text() {
        let picture = [&b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"[..], &[0; 100]].concat();
        assert_eq!(decode(picture), Err(DecodeError::NoText));
        assert!(decode(b"x = 1\0\ny = 2\n".to_vec()).is_ok());
    }
}
