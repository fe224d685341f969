//! Python 2: what it wrote otherwise, as Python 3 writes it.

use std::collections::BTreeMap;

use rustpython_ast::token::{Token, TokenKind};
use rustpython_text_size::Ranged as _;

use super::counted;
use crate::python::source::{Mended, Source, Span};
use crate::python::syntax::Syntax;

/// What stands for some bytes of the text.
type Edits = BTreeMap<usize, (usize, String)>;

/// The text in Python 3, what was otherwise, and where it first is; `None` if nothing is Python 2.
pub(super) fn translate(source: &Source, syntax: &Syntax) -> Option<(Mended, String, usize)> {
    let text = source.text();
    let tokens: Vec<&Token> = syntax
        .tokens()
        .iter()
        .filter(|token| {
            !matches!(
                token.kind(),
                TokenKind::Comment | TokenKind::NonLogicalNewline
            )
        })
        .collect();
    let mut translation = Translation {
        text,
        tokens: &tokens,
        edits: Edits::new(),
        kinds: Vec::new(),
    };
    for at in 0..tokens.len() {
        translation.translate(at);
    }
    translation.backticks();
    translation.empty_lines();
    let Translation { edits, kinds, .. } = translation;
    let first = *edits.keys().next()?;
    let mut mended = Mended::default();
    let mut done = 0;
    for (start, (end, new)) in edits {
        if start < done {
            continue;
        }
        mended.keep(text, done..start);
        mended.replace(start..end, &new);
        done = end;
    }
    mended.keep(text, done..text.len());
    let kinds: Vec<String> = kinds
        .iter()
        .map(|(kind, count)| counted(*count, kind, kind))
        .collect();
    Some((mended, kinds.join(", "), first))
}

struct Translation<'a> {
    text: &'a str,
    tokens: &'a [&'a Token],
    edits: Edits,
    kinds: Vec<(&'static str, usize)>,
}

impl Translation<'_> {
    fn kind(&self, at: usize) -> TokenKind {
        self.tokens
            .get(at)
            .map_or(TokenKind::EndOfFile, |token| token.kind())
    }

    fn span(&self, at: usize) -> Span {
        self.tokens
            .get(at)
            .map_or(self.text.len()..self.text.len(), |token| {
                token.start().to_usize()..token.end().to_usize()
            })
    }

    fn word(&self, at: usize) -> &str {
        &self.text[self.span(at)]
    }

    fn note(&mut self, kind: &'static str) {
        match self.kinds.iter_mut().find(|(known, _)| *known == kind) {
            Some((_, count)) => *count += 1,
            None => self.kinds.push((kind, 1)),
        }
    }

    /// Writes `new` for what stands between two tokens, or for some of the text.
    fn edit(&mut self, span: Span, new: &str) {
        self.edits
            .entry(span.start)
            .or_insert_with(|| (span.end, new.to_owned()));
    }

    /// Whether a statement begins with the token.
    fn begins(&self, at: usize) -> bool {
        at == 0
            || matches!(
                self.kind(at - 1),
                TokenKind::Newline
                    | TokenKind::Indent
                    | TokenKind::Dedent
                    | TokenKind::Semi
                    | TokenKind::Colon
            )
    }

    fn translate(&mut self, at: usize) {
        match self.kind(at) {
            TokenKind::Name if self.begins(at) && matches!(self.word(at), "print" | "exec") => {
                self.call(at);
            }
            TokenKind::Except => self.clause(at),
            TokenKind::Raise => self.raised(at),
            TokenKind::Int => self.number(at),
            TokenKind::Less if self.kind(at + 1) == TokenKind::Greater && self.touches(at) => {
                self.note("`<>`");
                self.edit(self.span(at).start..self.span(at + 1).end, "!=");
            }
            _ => {}
        }
    }

    fn touches(&self, at: usize) -> bool {
        self.span(at).end == self.span(at + 1).start
    }

    /// `print x`, `exec code`: statements that became calls.
    fn call(&mut self, at: usize) {
        let is_value = matches!(
            self.kind(at + 1),
            TokenKind::Name
                | TokenKind::String
                | TokenKind::FStringStart
                | TokenKind::Int
                | TokenKind::Float
                | TokenKind::Complex
                | TokenKind::Not
                | TokenKind::Lambda
                | TokenKind::None
                | TokenKind::True
                | TokenKind::False
                | TokenKind::Tilde
                | TokenKind::Unknown
        );
        let is_into = self.word(at) == "print" && self.kind(at + 1) == TokenKind::RightShift;
        if is_into {
            self.print_into(at);
        }
        if !is_value {
            return;
        }
        let end = self.statement_end(at + 1);
        self.note(if self.word(at) == "print" {
            "`print` as a statement"
        } else {
            "`exec` as a statement"
        });
        self.edit(self.span(at).end..self.span(at + 1).start, "(");
        self.end_call(at, end, "");
    }

    /// `print` alone, which names a function in Python 3: where nothing else is Python 2, it is that.
    fn empty_lines(&mut self) {
        if self.edits.is_empty() {
            return;
        }
        for at in 0..self.tokens.len() {
            let is_alone = matches!(
                self.kind(at + 1),
                TokenKind::Newline | TokenKind::Semi | TokenKind::EndOfFile
            );
            if is_alone && self.begins(at) && self.word(at) == "print" {
                self.note("`print` as a statement");
                let end = self.span(at).end;
                self.edit(end..end, "()");
            }
        }
    }

    /// `print >>file, x`.
    fn print_into(&mut self, at: usize) {
        let end = self.statement_end(at + 1);
        let mut comma = at + 2;
        while self.kind(comma) != TokenKind::Comma {
            if self.span(comma).start >= end {
                return;
            }
            comma += 1;
        }
        let file = self.text[self.span(at + 2).start..self.span(comma - 1).end].to_owned();
        if self.kind(comma + 1) == TokenKind::Newline || file.contains(['(', '[', '{', '\n']) {
            return;
        }
        self.note("`print` as a statement");
        self.edit(self.span(at).end..self.span(comma + 1).start, "(");
        self.end_call(at, end, &format!(", file={file}"));
    }

    /// Ends a call that was a statement; `print` ends no line where it ends in a comma.
    fn end_call(&mut self, at: usize, end: usize, more: &str) {
        if self.word(at) == "print" && self.text[..end].ends_with(',') {
            self.edit(end - 1..end, &format!(", end=\" \"{more})"));
        } else {
            self.edit(end..end, &format!("{more})"));
        }
    }

    /// Where the statement ends that the token belongs to.
    fn statement_end(&self, from: usize) -> usize {
        let mut depth = 0_usize;
        let mut last = from;
        for at in from..self.tokens.len() {
            match self.kind(at) {
                TokenKind::Lpar | TokenKind::Lsqb | TokenKind::Lbrace => depth += 1,
                TokenKind::Rpar | TokenKind::Rsqb | TokenKind::Rbrace => {
                    depth = depth.saturating_sub(1);
                }
                TokenKind::Newline | TokenKind::EndOfFile | TokenKind::Dedent => break,
                TokenKind::Semi if depth == 0 => break,
                _ => {}
            }
            last = at;
        }
        self.span(last).end
    }

    /// `except E, e:` and `except (A, B), e:`.
    fn clause(&mut self, at: usize) {
        let mut depth = 0_usize;
        let mut comma = None;
        for next in at + 1..self.tokens.len() {
            match self.kind(next) {
                TokenKind::Lpar => depth += 1,
                TokenKind::Rpar => depth = depth.saturating_sub(1),
                TokenKind::Comma if depth == 0 && comma.is_some() => return,
                TokenKind::Comma if depth == 0 => comma = Some(next),
                TokenKind::Colon | TokenKind::Newline | TokenKind::As if depth == 0 => break,
                _ => {}
            }
        }
        let Some(comma) = comma else { return };
        // Since 3.14 a list of classes needs no parentheses; classes are written in capitals.
        let is_variable = self.kind(comma + 1) == TokenKind::Name
            && self.kind(comma + 2) == TokenKind::Colon
            && !self.word(comma + 1).starts_with(char::is_uppercase);
        if is_variable {
            self.note("`except E, e`");
            self.edit(self.span(comma).start..self.span(comma + 1).start, " as ");
        }
    }

    /// `raise E, "why"`.
    fn raised(&mut self, at: usize) {
        let mut next = at + 1;
        while matches!(self.kind(next), TokenKind::Name | TokenKind::Dot) {
            next += 1;
        }
        if next > at + 1 && self.kind(next) == TokenKind::Comma {
            let end = self.statement_end(next + 1);
            self.note("`raise E, value`");
            self.edit(self.span(next).start..self.span(next + 1).start, "(");
            self.edit(end..end, ")");
        }
    }

    /// `10L`, and `ur"..."`'s kin are names behind or before a literal.
    fn number(&mut self, at: usize) {
        if self.kind(at + 1) == TokenKind::Name
            && self.touches(at)
            && matches!(self.word(at + 1), "L" | "l")
        {
            self.note("`10L`");
            self.edit(self.span(at + 1), "");
        }
    }

    /// `` `x` `` in the parts that are no tokens of Python 3.
    fn backticks(&mut self) {
        let unknown = |at: &usize| self.kind(*at) == TokenKind::Unknown && self.word(*at) == "`";
        let marks: Vec<usize> = (0..self.tokens.len()).filter(unknown).collect();
        for pair in marks.chunks_exact(2) {
            self.note("backticks");
            self.edit(self.span(pair[0]), "repr(");
            self.edit(self.span(pair[1]), ")");
        }
    }
}
