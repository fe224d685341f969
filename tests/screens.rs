//! Whole screens, as readers see them.

use std::sync::{Mutex, PoisonError};

use py2rs::analysis::Analysis;
use py2rs::corpus::recognition::Recognition;
use py2rs::corpus::{Files, Question};
use py2rs::explain::comparison::{Comparison, compare, compare_copy};
use py2rs::layout::{Arrangement, Options, screen};
use py2rs::render::plain::{self, Labels};
use py2rs::render::terminal;
use py2rs::source::Source;

/// `colored` has one switch for the whole process.
static COLOUR: Mutex<()> = Mutex::new(());

fn question() -> Question {
    Question::parse(&Files {
        id: "stopwatch",
        python: include_str!("fixtures/stopwatch/stopwatch.py"),
        rust: include_str!("fixtures/stopwatch/stopwatch.rs"),
        notes: include_str!("fixtures/stopwatch/notes.md"),
        stdout: include_str!("fixtures/stopwatch/stdout.txt"),
    })
}

fn stopwatch() -> Comparison {
    let question = question();
    let source = Source::new("stopwatch.py", question.python.text());
    compare(&question, &Analysis::of(source))
}

/// A reader's copy: without the usage, with another text printed.
fn copy() -> Comparison {
    let question = question();
    let text = question.python.text().replace("{label}:", "{label} took");
    let source = Source::new(
        "mine.py",
        text.lines().take(12).collect::<Vec<_>>().join("\n"),
    );
    let recognition = Recognition {
        id: "stopwatch",
        lines: (1..=12).map(Some).collect(),
        share: 0.9,
        is_copy: true,
    };
    compare_copy(&question, &recognition, &Analysis::of(source))
}

fn painted(width: usize, colour: bool) -> String {
    painted_of(&stopwatch(), width, colour)
}

fn painted_of(comparison: &Comparison, width: usize, colour: bool) -> String {
    let _alone = COLOUR.lock().unwrap_or_else(PoisonError::into_inner);
    colored::control::set_override(colour);
    let options = Options {
        width,
        arrangement: Arrangement::Auto,
    };
    terminal::paint(&screen(comparison, options))
}

#[test]
fn at_40_columns() {
    insta::assert_snapshot!(painted(40, false));
}

#[test]
fn at_80_columns() {
    insta::assert_snapshot!(painted(80, false));
}

#[test]
fn at_100_columns() {
    insta::assert_snapshot!(painted(100, false));
}

#[test]
fn at_160_columns() {
    insta::assert_snapshot!(painted(160, false));
}

#[test]
fn in_colour_at_80_columns() {
    insta::assert_snapshot!(painted(80, true));
}

#[test]
fn in_colour_at_160_columns() {
    insta::assert_snapshot!(painted(160, true));
}

#[test]
fn plain() {
    insta::assert_snapshot!(plain::text(&stopwatch(), None, Labels::EachLine));
}

#[test]
fn plain_at_40_columns() {
    let text = plain::text(&stopwatch(), Some(40), Labels::EachLine);
    insta::assert_snapshot!(text);
}

#[test]
fn plain_in_words() {
    insta::assert_snapshot!(plain::text(&stopwatch(), None, Labels::InWords));
}

#[test]
fn a_copy_plain_in_words() {
    insta::assert_snapshot!(plain::text(&copy(), None, Labels::InWords));
}

#[test]
fn a_copy_at_100_columns() {
    insta::assert_snapshot!(painted_of(&copy(), 100, false));
}

#[test]
fn a_copy_plain() {
    insta::assert_snapshot!(plain::text(&copy(), None, Labels::EachLine));
}

/// Colour adds escape sequences and nothing else.
#[test]
fn colour_changes_no_text() {
    for width in [40, 80, 100, 160] {
        let coloured = painted(width, true);
        let mut text = String::new();
        for (index, part) in coloured.split('\u{1b}').enumerate() {
            let (_, rest) = part.split_once('m').unwrap_or(("", part));
            text.push_str(if index == 0 { part } else { rest });
        }
        assert_eq!(text, painted(width, false));
    }
}
