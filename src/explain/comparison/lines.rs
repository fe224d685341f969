//! Runs of lines, each with the tokens that stand on it.

use std::ops::Range;

use crate::python::source::Source;
use crate::rust::tokens::{Class, Token};

/// A line of a program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// 1-based, in the program as it was given.
    pub number: usize,
    /// Without its line ending.
    pub text: String,
    /// The tokens, or their parts, that stand on the line, in order; what lies between is white space.
    pub pieces: Vec<Piece>,
    /// Lines of the program that are not shown lie between this one and the one before.
    pub after_gap: bool,
    /// Whether it belongs to the line above, so that nothing comes between them.
    pub joined: bool,
    /// In a reader's own file the Python line that the statement on this line begins on, or that a Rust
    /// line comes from.
    pub origin: Option<usize>,
    /// The numbers of the footnotes that stand at this line.
    pub notes: Vec<usize>,
}

/// A token, or the part of one that stands on a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Bytes of the line's text.
    pub range: Range<usize>,
    /// What it is to a reader.
    pub class: Class,
    /// What became of it on the other side.
    pub mark: Mark,
}

/// What became of a token on the other side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mark {
    /// Nothing to be said.
    Neutral,
    /// A concept that the other side puts otherwise: the index of it among those of the band.
    Concept(usize),
    /// A footnote is about it.
    Found,
    /// It is a mistake.
    Mistake,
    /// It is left to do.
    Hole,
}

/// The lines of `ranges` (1-based, end excluded) with their share of `tokens`.
///
/// Where only blank lines lie between two runs, they are shown.
pub(super) fn lines(source: &Source, tokens: &[Token], ranges: &[Range<usize>]) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut last = None;
    for range in ranges {
        let mut range = range.start.max(1)..range.end.min(source.line_count() + 1);
        let mut after_gap = false;
        if let Some(last) = last {
            let blank = |line| source.line(line).trim().is_empty();
            if last < range.start && (last + 1..range.start).all(blank) {
                range.start = last + 1;
            } else {
                after_gap = true;
            }
        }
        for number in range {
            let mut line = line(source, tokens, number);
            line.after_gap = std::mem::take(&mut after_gap);
            lines.push(line);
            last = Some(number);
        }
    }
    lines
}

/// The 1-based line with its share of `tokens`.
pub(crate) fn line(source: &Source, tokens: &[Token], number: usize) -> Line {
    Line {
        number: source.number(number),
        text: source.line(number).to_owned(),
        pieces: pieces(source, tokens, number),
        after_gap: false,
        joined: false,
        origin: None,
        notes: Vec::new(),
    }
}

fn pieces(source: &Source, tokens: &[Token], number: usize) -> Vec<Piece> {
    let start = source.line_start(number);
    let end = start + source.line(number).len();
    // No-break spaces, which pastes bring, are white space to a reader though not to Python.
    let is_foreign_space = |piece: &Piece| {
        let text = &source.text()[start..][piece.range.clone()];
        piece.class == Class::Unknown && text.trim().is_empty()
    };
    let first = tokens.partition_point(|token| token.span.end <= start);
    let known = tokens[first..]
        .iter()
        .take_while(|token| token.span.start < end)
        .map(|token| Piece {
            range: token.span.start.max(start) - start..token.span.end.min(end) - start,
            class: token.class,
            mark: Mark::Neutral,
        })
        .filter(|piece| !piece.range.is_empty() && !is_foreign_space(piece));
    let mut pieces: Vec<Piece> = Vec::new();
    let mut done = 0;
    for piece in known {
        pieces.extend(between(source.line(number), done..piece.range.start));
        done = piece.range.end;
        pieces.push(piece);
    }
    pieces.extend(between(source.line(number), done..end - start));
    pieces
}

/// What lies between two tokens and is no white space: the backslash of a line that goes on.
fn between(line: &str, gap: Range<usize>) -> Option<Piece> {
    let text = line.get(gap.clone())?;
    let from = gap.start + (text.len() - text.trim_start().len());
    (text.contains('\\')).then(|| Piece {
        range: from..from + text.trim().len(),
        class: Class::Punctuation,
        mark: Mark::Neutral,
    })
}
