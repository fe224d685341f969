//! Code that was cut out of something deeper, and tabs among spaces.

use super::{is_quoted, lines};
use crate::python::source::{Mended, Source};
use crate::python::syntax::Syntax;

/// The text without the indentation that all its lines have.
pub(super) fn dedent(source: &Source, syntax: &Syntax) -> Option<(Mended, String)> {
    without_margin(source, syntax, 0)
}

/// The same, for a selection that began behind the indentation of its first line.
pub(super) fn dedent_all_but_first(source: &Source, syntax: &Syntax) -> Option<(Mended, String)> {
    let first = lines(source.text()).find(|(_, line)| is_said(line))?;
    if !indentation(first.1).is_empty() {
        return None;
    }
    without_margin(source, syntax, first.0 + first.1.len())
}

fn without_margin(source: &Source, syntax: &Syntax, from: usize) -> Option<(Mended, String)> {
    let text = source.text();
    let counts = |&(start, line): &(usize, &str)| {
        start >= from && is_said(line) && !is_quoted(syntax, start)
    };
    let margin = lines(text)
        .filter(counts)
        .map(|(_, line)| indentation(line))
        .reduce(common)?;
    if margin.is_empty() {
        return None;
    }
    let mut mended = Mended::default();
    for (start, line) in lines(text) {
        let is_inside = start >= from && line.starts_with(margin) && !is_quoted(syntax, start);
        let skipped = if is_inside { margin.len() } else { 0 };
        mended.keep(text, start + skipped..start + line.len());
    }
    Some((mended, "the indentation that all lines have".to_owned()))
}

/// The text with tabs as Python 2 read them.
pub(super) fn expand_by_8(source: &Source, syntax: &Syntax) -> Option<(Mended, String)> {
    expand(source, syntax, 8)
}

/// The text with tabs as many editors show them.
pub(super) fn expand_by_4(source: &Source, syntax: &Syntax) -> Option<(Mended, String)> {
    expand(source, syntax, 4)
}

fn expand(source: &Source, syntax: &Syntax, tab: usize) -> Option<(Mended, String)> {
    let text = source.text();
    let mut mended = Mended::default();
    let mut has_tabs = false;
    for (start, line) in lines(text) {
        let blank = indentation(line);
        if !blank.contains('\t') || is_quoted(syntax, start) {
            mended.keep(text, start..start + line.len());
            continue;
        }
        has_tabs = true;
        let mut column = 0;
        for (at, c) in blank.char_indices() {
            let width = if c == '\t' { tab - column % tab } else { 1 };
            column += width;
            mended.replace(start + at..start + at + 1, &" ".repeat(width));
        }
        mended.keep(text, start + blank.len()..start + line.len());
    }
    has_tabs.then(|| (mended, format!("tabs among spaces, {tab} columns wide")))
}

/// Whether a line says anything that its indentation matters for.
fn is_said(line: &str) -> bool {
    let said = line.trim();
    !said.is_empty() && !said.starts_with('#')
}

fn indentation(line: &str) -> &str {
    &line[..line.len() - line.trim_start_matches([' ', '\t']).len()]
}

fn common<'a>(a: &'a str, b: &'a str) -> &'a str {
    let length = a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count();
    &a[..length]
}
