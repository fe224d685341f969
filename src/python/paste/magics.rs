//! `IPython`'s own syntax: `%magic`, `!command`, `name?` are set aside.

use rustpython_ast::token::{Token, TokenKind};
use rustpython_text_size::Ranged as _;

use super::{counted, lines};
use crate::python::source::{Mended, Source};
use crate::python::syntax::Syntax;

/// The text without the lines that are no Python; where one was assigned, `None` is.
pub(super) fn set_aside(source: &Source, syntax: &Syntax) -> Option<(Mended, String)> {
    let text = source.text();
    let marks = marks(syntax.tokens());
    let mut marks = marks.iter().copied().peekable();
    let mut mended = Mended::default();
    let mut count = 0_usize;
    for (start, line) in lines(text) {
        let end = start + line.len();
        let mut here = None;
        while let Some(mark) = marks.next_if(|mark| mark.0 < end) {
            here.get_or_insert(mark);
        }
        let Some((at, is_assigned)) = here else {
            mended.keep(text, start..end);
            continue;
        };
        count += 1;
        let line_end = start + line.trim_end_matches(['\n', '\r']).len();
        let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
        if is_assigned {
            mended.keep(text, start..at);
            mended.replace(at..line_end, "None");
            mended.keep(text, line_end..end);
        } else if indent > 0 {
            // It may be all that a block has.
            mended.keep(text, start..start + indent);
            mended.replace(start + indent..line_end, "pass");
            mended.keep(text, line_end..end);
        }
    }
    let remark = counted(
        count,
        "IPython command set aside",
        "IPython commands set aside",
    );
    (count > 0).then_some((mended, remark))
}

/// Where commands begin, and whether what they give is assigned.
fn marks(tokens: &[Token]) -> Vec<(usize, bool)> {
    let mut marks = Vec::new();
    let mut depth = 0_usize;
    // What the statement began with, and what stands before the token.
    let mut before: Option<TokenKind> = None;
    let mut begins = 0;
    for token in tokens {
        let kind = token.kind();
        match kind {
            TokenKind::Lpar | TokenKind::Lsqb | TokenKind::Lbrace => depth += 1,
            TokenKind::Rpar | TokenKind::Rsqb | TokenKind::Rbrace => {
                depth = depth.saturating_sub(1);
            }
            TokenKind::Newline
            | TokenKind::NonLogicalNewline
            | TokenKind::Indent
            | TokenKind::Dedent
            | TokenKind::Comment => {
                before = None;
                continue;
            }
            _ => {}
        }
        let start = token.start().to_usize();
        if before.is_none() {
            begins = start;
        }
        let is_command = matches!(kind, TokenKind::Percent | TokenKind::Exclamation);
        match before {
            None if depth == 0 && (is_command || kind == TokenKind::Question) => {
                marks.push((start, false));
            }
            Some(TokenKind::Equal) if depth == 0 && is_command => marks.push((start, true)),
            Some(_) if kind == TokenKind::Question => marks.push((begins, false)),
            _ => {}
        }
        before = Some(kind);
    }
    marks
}
