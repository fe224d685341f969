//! Code nested so deeply that parsing it, or walking its tree, would overflow the stack.
//!
//! CPython refuses such code too: more than 200 open brackets ("too many nested parentheses") or 100
//! levels of indentation. For everything else that nests, such as `not not not ...` or `a + b + ...`,
//! it gives up at some thousands of levels; nothing that people write comes near [`LEVELS`].

use rustpython_ast::token::TokenKind;
use rustpython_parser::Mode;
use rustpython_parser::lexer::lex;

use super::SyntaxError;
use crate::source::Source;

/// CPython's limit of open brackets.
const BRACKETS: usize = 200;

/// CPython's limit of indentation.
const INDENTS: usize = 100;

/// How deep an expression may nest by its operators. A level takes up to some kilobytes of stack.
const LEVELS: usize = 10_000;

/// The error for code that is nested too deeply; `None` for all that people write.
pub(super) fn check(source: &Source) -> Option<SyntaxError> {
    // Only long lines, many lines or many brackets can nest deeply. That is quick to see.
    if !may_be_deep(source) {
        return None;
    }
    let reason = reason(source.text())?;
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

fn may_be_deep(source: &Source) -> bool {
    let mut line = 0_usize;
    let mut brackets = 0_usize;
    for byte in source.text().bytes() {
        match byte {
            b'\n' => line = 0,
            b'(' | b'[' | b'{' => brackets += 1,
            b')' | b']' | b'}' => brackets = brackets.saturating_sub(1),
            _ => {}
        }
        line += 1;
        if line > LEVELS || brackets > BRACKETS / 2 {
            return true;
        }
    }
    source.line_count() > LEVELS || source.text().contains(&" ".repeat(INDENTS))
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
            TokenKind::Lpar | TokenKind::Lsqb | TokenKind::Lbrace => {
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
            TokenKind::Name | TokenKind::Int | TokenKind::String | TokenKind::NonLogicalNewline => {
            }
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
