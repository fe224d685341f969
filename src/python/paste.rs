//! What people really paste: code from web pages, documents, consoles and notebooks, and Python 2.
//!
//! A text that parses is never touched. Of one that does not, what the way of the paste did to it is
//! undone, step by step; a step that is no more than likely is kept only if it leaves fewer errors.
//! Places stay those of the text as it was given, because [`Source`] remembers what was made of it.

mod characters;
mod fences;
mod indentation;
mod magics;
mod notebook;
mod numbers;
mod prompts;
mod python2;

use rustpython_ast::token::TokenKind;
use rustpython_text_size::Ranged as _;

use crate::python::source::{Mended, Source};
use crate::python::syntax::{self, Syntax};

/// Longer texts are not pastes.
const LONGEST: usize = 4 << 20;

/// What a step made of a text, and what that was, in a few words.
type Step = fn(&Source, &Syntax) -> Option<(Mended, String)>;

/// Steps, and whether each is only kept if it leaves fewer errors: then it is a guess.
const STEPS: [(Step, bool); 9] = [
    (fences::open, false),
    (prompts::strip, false),
    (numbers::strip, false),
    (characters::replace, false),
    (magics::set_aside, true),
    (indentation::dedent, true),
    (indentation::dedent_all_but_first, true),
    (indentation::expand_by_8, true),
    (indentation::expand_by_4, true),
];

/// Parses a source; what a paste did to it is mended first.
#[must_use]
pub fn read(source: Source) -> (Source, Syntax) {
    let source = notebook::cells(source);
    let syntax = syntax::parse(&source);
    let is_fine = syntax.is_whole() && !syntax.may_be_python_2();
    if is_fine || source.text().len() > LONGEST {
        return (source, syntax);
    }
    let mut read = (source, syntax);
    for (step, is_guess) in STEPS {
        let (source, syntax) = &read;
        if syntax.is_whole() {
            break;
        }
        let Some((mended, remark)) = step(source, syntax) else {
            continue;
        };
        let source = source.clone().mended(mended, remark);
        let mended = syntax::parse(&source);
        if !is_guess || mended.errors().len() < syntax.errors().len() {
            read = (source, mended);
        }
    }
    python_2(read)
}

/// Python 2 is read as Python 3 would write it, and named in one error.
fn python_2((source, syntax): (Source, Syntax)) -> (Source, Syntax) {
    let Some((mended, remark, first)) = python2::translate(&source, &syntax) else {
        return (source, syntax);
    };
    let translated = source.clone().mended(mended, remark.clone());
    let mut parsed = syntax::parse(&translated);
    if parsed.errors().len() > syntax.errors().len() {
        return (source, syntax);
    }
    let first = translated.new_offset(first);
    parsed.add_error(
        first,
        format!("this is Python 2 ({remark}), read as Python 3"),
    );
    (translated, parsed)
}

/// Whether the byte at `offset` lies within a string or a comment.
fn is_quoted(syntax: &Syntax, offset: usize) -> bool {
    let tokens: &[_] = syntax.tokens();
    let next = tokens.partition_point(|token| token.end().to_usize() <= offset);
    tokens.get(next).is_some_and(|token| {
        token.start().to_usize() < offset
            && matches!(
                token.kind(),
                TokenKind::String
                    | TokenKind::Comment
                    | TokenKind::FStringMiddle
                    | TokenKind::TStringMiddle
            )
    })
}

/// The lines of `text` with their byte offsets, line ends included.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut start = 0;
    text.split_inclusive('\n').map(move |line| {
        let at = start;
        start += line.len();
        (at, line)
    })
}

/// As in "3 prompts": how many of what there are.
fn counted(count: usize, one: &str, many: &str) -> String {
    match count {
        1 => format!("1 {one}"),
        _ => format!("{count} {many}"),
    }
}

#[cfg(test)]
mod tests;
