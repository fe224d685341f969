//! Consoles: what was typed behind the prompts is read, what was printed is not.

use super::{counted, is_quoted, lines};
use crate::python::source::{Mended, Source};
use crate::python::syntax::Syntax;

/// What a line of a console is.
enum Line<'a> {
    /// Typed, behind a prompt or a continuation of so many bytes.
    Typed(usize),
    /// `In [1]:` with nothing behind it: the lines below are the cell.
    Cell,
    /// Printed, or typed in a cell.
    Other(&'a str),
}

/// The text behind `>>>`, `...`, `In [1]:` and their kin.
pub(super) fn strip(source: &Source, syntax: &Syntax) -> Option<(Mended, String)> {
    let text = source.text();
    let mut mended = Mended::default();
    let mut prompts = 0_usize;
    let mut is_typed = false;
    let mut in_cell = false;
    for (start, line) in lines(text) {
        let end = start + line.len();
        match read(line, is_typed) {
            Line::Typed(length) if is_typed || !is_quoted(syntax, start + length - 1) => {
                prompts += usize::from(is_prompt(line));
                is_typed = true;
                in_cell = false;
                mended.keep(text, start + length..end);
            }
            Line::Cell => {
                prompts += 1;
                (is_typed, in_cell) = (false, true);
            }
            Line::Other(said) if in_cell && !said.starts_with("Out[") => {
                mended.keep(text, start..end);
            }
            _ => (is_typed, in_cell) = (false, false),
        }
    }
    let remark = counted(prompts, "prompt of a console", "prompts of a console");
    (prompts > 0).then_some((mended, remark))
}

fn read(line: &str, is_typed: bool) -> Line<'_> {
    let said = line.trim_start_matches([' ', '\t', '\u{a0}']);
    let indent = line.len() - said.len();
    if let Some(rest) = said.strip_prefix(">>>") {
        return typed(line, rest);
    }
    let continues = is_typed && indent + 3 < 40;
    if let Some(rest) = said.strip_prefix("...").filter(|_| continues) {
        // IPython: as many dots as the prompt is wide, and a colon.
        let rest = rest.trim_start_matches('.');
        return typed(line, rest.strip_prefix(':').unwrap_or(rest));
    }
    match numbered(said) {
        Some(rest) if rest.trim().is_empty() => Line::Cell,
        Some(rest) => typed(line, rest),
        None => Line::Other(said),
    }
}

/// What follows the prompt, without the space that belongs to it.
fn typed<'a>(line: &str, rest: &str) -> Line<'a> {
    let rest = rest.strip_prefix([' ', '\u{a0}']).unwrap_or(rest);
    Line::Typed(line.len() - rest.len())
}

/// What follows `In [1]:`.
fn numbered(said: &str) -> Option<&str> {
    let (number, rest) = said.strip_prefix("In [")?.split_once("]:")?;
    let is_number = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '*' | '\u{a0}');
    number.chars().all(is_number).then_some(rest)
}

fn is_prompt(line: &str) -> bool {
    let said = line.trim_start_matches([' ', '\t', '\u{a0}']);
    said.starts_with(">>>") || numbered(said).is_some()
}
