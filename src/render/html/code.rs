//! Lines of code: tokens in colours, concepts marked.

use std::collections::BTreeSet;

use maud::{Markup, html};

use crate::explain::comparison::{Band, Comparison, Line, Mark};
use crate::rust::tokens::Class;
use crate::text::visible;

/// A tab's width in columns, as the style sheet has it.
const TAB: usize = 4;

/// The Python lines of a page that can be linked to, each where it stands first.
pub(super) struct Anchors {
    shown: BTreeSet<usize>,
    /// Those that have not been set yet.
    waiting: BTreeSet<usize>,
}

impl Anchors {
    pub(super) fn new(bands: &[Band]) -> Self {
        let lines = bands.iter().flat_map(|band| &band.python);
        let shown: BTreeSet<usize> = lines.map(|line| line.number).collect();
        let waiting = shown.clone();
        Self { shown, waiting }
    }

    /// Whether the line of that number is shown.
    pub(super) fn has(&self, number: usize) -> bool {
        self.shown.contains(&number)
    }

    /// The line's anchor, the first time that it is asked for.
    pub(super) fn take(&mut self, number: usize) -> Option<String> {
        self.waiting.remove(&number).then(|| anchor(number))
    }
}

/// The id of a Python line.
pub(super) fn anchor(number: usize) -> String {
    format!("line-{number}")
}

/// How many digits the last line number has.
pub(super) fn digits(comparison: &Comparison) -> usize {
    let bands = comparison.bands.iter();
    let lines = bands.flat_map(|band| band.python.iter().chain(&band.rust));
    let differing = comparison.differences.iter().flatten();
    let lines = lines.chain(differing.map(|it| &it.line));
    let last = lines.map(|line| line.number).max().unwrap_or(0);
    last.to_string().len()
}

/// A line, with `empty` rows before it where it waits for the line that it answers to; `sign` stands in
/// the place of its number.
pub(super) fn line(line: &Line, empty: usize, anchor: Option<&str>, sign: Option<&str>) -> Markup {
    let indent = indent(&line.text);
    let number = line.number.to_string();
    html! {
        @for _ in 0..empty { span.wait aria-hidden="true" {} }
        @if line.after_gap { span.cut { "⋮" } "\n" }
        span class=(class_of(line)) id=[anchor] data-line=(sign.unwrap_or(&number))
            style=[(indent > 0).then(|| format!("--indent:{indent}"))] {
                (tokens(line))
                // No part of the code, and so no text: what is copied is the code alone.
                @for note in &line.notes { sup.note data-note=(note) {} }
            }
        "\n"
    }
}

/// A line of a reader's own file is joined with the others of its statement.
fn class_of(line: &Line) -> String {
    match line.origin {
        Some(origin) => format!("line s{origin}"),
        None => "line".to_owned(),
    }
}

/// How far a line that is wrapped goes on at least, in columns: a multiple of the tabs' width, since they
/// are counted from there.
fn indent(text: &str) -> usize {
    let space = text.chars().take_while(|c| matches!(c, ' ' | '\t'));
    let columns = space.fold(0_usize, |column, c| match c {
        '\t' => (column + 1).next_multiple_of(TAB),
        _ => column + 1,
    });
    columns.next_multiple_of(TAB)
}

fn tokens(line: &Line) -> Markup {
    let mut end = 0;
    html! {
        @for piece in &line.pieces {
            (visible::kept_lines(line.text.get(end..piece.range.start).unwrap_or_default()))
            @let text = visible::kept_lines(line.text.get(piece.range.clone()).unwrap_or_default());
            @match (class(piece.class), piece.mark) {
                (class, Mark::Concept(concept)) => {
                    span class={ (class.unwrap_or_default()) " concept c" (concept) } { (text) }
                },
                (class, Mark::Found | Mark::Mistake | Mark::Hole) => span class=(marked(class, piece.mark)) { (text) },
                (None, _) => (text),
                (Some(class), _) => span class=(class) { (text) },
            }
            // Where a long line would rather be broken than within a name.
            @if piece.class == Class::Punctuation && text.ends_with(['(', '[', '{']) { wbr; }
            @let () = end = piece.range.end;
        }
        (visible::kept_lines(line.text.get(end..).unwrap_or_default()))
    }
}

/// A class of tokens, and what is marked in them.
fn marked(class: Option<&'static str>, mark: Mark) -> String {
    let mark = match mark {
        Mark::Found => "found-here",
        Mark::Mistake => "mistake",
        _ => "hole",
    };
    format!("{} {mark}", class.unwrap_or_default())
        .trim_start()
        .to_owned()
}

/// The style sheet's name of a class of tokens; none for what is set as the rest.
fn class(class: Class) -> Option<&'static str> {
    match class {
        Class::Punctuation | Class::Name => None,
        Class::Comment => Some("comment"),
        Class::Unknown => Some("unknown"),
        Class::Keyword => Some("keyword"),
        Class::Type | Class::Lifetime => Some("type"),
        Class::String | Class::Number => Some("literal"),
        Class::Definition | Class::Attribute | Class::Macro => Some("name"),
    }
}
