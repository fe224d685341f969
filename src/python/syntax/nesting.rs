//! Code nested so deeply that parsing it, or walking its tree, would overflow the stack.
//!
//! `CPython` refuses such code too: more than 200 open brackets ("too many nested parentheses") or 100
//! levels of indentation. For everything else that nests, such as `not not not ...` or `a + b + ...`,
//! it gives up at some thousands of levels; nothing that people write comes near [`LEVELS`].

use rustpython_ast::token::TokenKind;
use rustpython_parser::Mode;
use rustpython_parser::lexer::lex;

use super::SyntaxError;
use crate::python::source::{Source, occurrences};

/// `CPython`'s limit of open brackets.
const BRACKETS: usize = 200;

/// `CPython`'s limit of indentation.
const INDENTS: usize = 100;

/// How deep an expression may nest by its operators. A level takes up to some kilobytes of stack.
const LEVELS: usize = 20_000;

/// In longer texts the place is not searched for: each step reads the text again.
const SEARCHED: usize = 4 << 20;

/// Brackets are counted for so many bytes at a time.
const CHUNK: usize = 4096;

/// The error for code that is nested too deeply; `None` for all that people write.
pub(super) fn check(source: &Source) -> Option<SyntaxError> {
    // Only long lines, many lines or many brackets can nest deeply. That is quick to see.
    if !may_be_deep(source) {
        return None;
    }
    let reason = reason(source.text())?;
    if source.text().len() > SEARCHED {
        return Some(SyntaxError {
            span: 0..0,
            message: format!("{reason} somewhere in this file"),
        });
    }
    // The lexer tells no places, so the first line by which it is too deep is searched for.
    let (mut low, mut high) = (1, source.line_count().max(1));
    while low < high {
        let middle = usize::midpoint(low, high);
        let end = source.line_start(middle + 1);
        if self::reason(&source.text()[..end]).is_some() {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    let start = source.line_start(low);
    Some(SyntaxError {
        span: start..start,
        message: reason.to_owned(),
    })
}

/// Whether anything may be nested more than some thousand levels deep. Every file is asked, so it is
/// quick.
fn may_be_deep(source: &Source) -> bool {
    has_many_brackets(source.text().as_bytes())
        || source.line_count() > LEVELS
        || has_long_line(source.text().as_bytes())
        || is_far_indented(source)
}

/// Whether a line has more than [`LEVELS`] bytes.
fn has_long_line(text: &[u8]) -> bool {
    let mut start = 0;
    while let Some(next) = text.get(start..start + LEVELS) {
        match memchr::memrchr2(b'\n', b'\r', next) {
            Some(end) => start += end + 1,
            None => return true,
        }
    }
    false
}

/// Whether thousands of brackets may be open at once. This looks at every byte of every file, so it
/// counts by whole chunks.
fn has_many_brackets(text: &[u8]) -> bool {
    // Most files have no more in all.
    if count(text, *b"([{") <= CHUNK {
        return false;
    }
    let mut open = 0_usize;
    for chunk in text.chunks(CHUNK) {
        let opened = count(chunk, *b"([{");
        if open + opened > CHUNK {
            return true;
        }
        open = (open + opened).saturating_sub(count(chunk, *b")]}"));
    }
    false
}

/// How many of three bytes there are.
fn count(text: &[u8], bytes: [u8; 3]) -> usize {
    occurrences(text, bytes).into_iter().sum()
}

/// Whether a line begins with so much white space that it may be indented too often.
fn is_far_indented(source: &Source) -> bool {
    let is_blank = |byte: &u8| matches!(byte, b' ' | b'\t' | b'\x0c');
    let text = source.text().as_bytes();
    // So much white space covers one of these whole, wherever it begins.
    let (halves, _) = text.as_chunks::<{ INDENTS / 2 }>();
    halves
        .iter()
        .any(|half| may_be_blank(half) && half.iter().all(is_blank))
        && source
            .lines_longer_than(INDENTS)
            .any(|line| text[line].iter().take(INDENTS).all(is_blank))
}

/// Whether bytes may all be white space: some of them tell most that are not, eight at a time.
fn may_be_blank(bytes: &[u8; INDENTS / 2]) -> bool {
    // White space has none of these bits, nor has punctuation.
    const NONE: u64 = u64::from_ne_bytes([0xD0; 8]);
    let (words, _) = bytes.as_chunks::<8>();
    let word = |index: usize| u64::from_ne_bytes(words[index]);
    (word(0) | word(2) | word(5)) & NONE == 0
}

fn reason(text: &str) -> Option<&'static str> {
    let mut lexer = lex(text, Mode::Module);
    // The operators since the last comma or line, for each open bracket.
    let mut levels = vec![0_usize];
    let mut total = 0_usize;
    let mut indents = 0_usize;
    loop {
        match lexer.next_token() {
            TokenKind::EndOfFile => return None,
            TokenKind::Indent => indents += 1,
            TokenKind::Dedent => indents = indents.saturating_sub(1),
            TokenKind::Lbrace => levels.push(0),
            TokenKind::Lpar | TokenKind::Lsqb => {
                // A call or subscript nests what stands before it, too.
                *levels.last_mut()? += 1;
                total += 1;
                levels.push(0);
            }
            TokenKind::Rpar | TokenKind::Rsqb | TokenKind::Rbrace if levels.len() > 1 => {
                total -= levels.pop()?;
            }
            TokenKind::Comma | TokenKind::Newline | TokenKind::Semi => {
                total -= std::mem::take(levels.last_mut()?);
            }
            TokenKind::Name
            | TokenKind::Int
            | TokenKind::String
            | TokenKind::FStringMiddle
            | TokenKind::NonLogicalNewline => {}
            _ => {
                *levels.last_mut()? += 1;
                total += 1;
            }
        }
        if levels.len() > BRACKETS {
            return Some("too many nested parentheses");
        }
        if indents > INDENTS {
            return Some("too many levels of indentation");
        }
        if total > LEVELS {
            return Some("too many nested expressions");
        }
    }
}
