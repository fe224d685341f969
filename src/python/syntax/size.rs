//! Files so long that their tree would not fit into memory.
//!
//! The tree, with what is made from it, takes up to some 300 bytes a token. Of a longer file the
//! beginning is read, up to a definition at its top level.

use rustpython_ast::token::TokenKind;
use rustpython_parser::Mode;
use rustpython_parser::lexer::lex;

/// So many tokens are read at most: a program of half a million lines, about 1.2 GB.
const TOKENS: usize = 4_000_000;

/// A file is cut at a boundary that follows so many bytes, or later.
const PIECE: usize = 256 << 10;

/// What a line at the top level begins with: a program can end before it.
const BEGINNINGS: [&str; 8] = [
    "@", "async ", "class ", "def ", "for ", "from ", "if ", "import ",
];

/// The byte offset up to which `text` is read: its end, for all that people write.
pub(super) fn end(text: &str) -> usize {
    end_within(text, TOKENS)
}

fn end_within(text: &str, most: usize) -> usize {
    // No token but an indentation is shorter than a byte.
    if text.len() <= most / 2 {
        return text.len();
    }
    let (mut read, mut tokens) = (0, 0);
    while read < text.len() {
        let next = boundary(text, read);
        tokens += count(&text[read..next], most - tokens);
        if tokens >= most {
            return read;
        }
        read = next;
    }
    read
}

/// The next line at which a program can end, at least a piece behind `from`.
fn boundary(text: &str, from: usize) -> usize {
    let Some(enough) = text.as_bytes().get(from + PIECE..) else {
        return text.len();
    };
    memchr::memchr2_iter(b'\n', b'\r', enough)
        .map(|line_end| from + PIECE + line_end + 1)
        .find(|start| {
            let line = &text[*start..];
            BEGINNINGS.iter().any(|it| line.starts_with(it))
        })
        .unwrap_or(text.len())
}

/// The tokens of `text`, or `most` if there are more.
fn count(text: &str, most: usize) -> usize {
    let mut lexer = lex(text, Mode::Module);
    let mut tokens = 0;
    while tokens < most && lexer.next_token() != TokenKind::EndOfFile {
        tokens += 1;
    }
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_program_ends_before_a_definition() {
        let function = "def f():\n    return 1\n";
        let text = function.repeat(3 * PIECE / function.len());
        let cut = end_within(&text, 200_000);
        assert!(cut >= PIECE && cut < text.len());
        assert!(text[cut..].starts_with("def "));
        assert_eq!(end_within(&text, 1_000_000), text.len());
    }

    #[test]
    fn what_cannot_be_cut_is_not_read() {
        let text = format!("x = [{}]\n", "1, ".repeat(PIECE));
        assert_eq!(end_within(&text, 100_000), 0);
    }
}
