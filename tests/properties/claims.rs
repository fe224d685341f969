//! What is claimed of every text.

use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
use py2rs::analysis::Analysis;
use py2rs::explain::comparison::{self, Comparison, Line};
use py2rs::layout::{Arrangement, Options, Role, Row, screen as lay_out};
use py2rs::python::syntax;
use py2rs::render::errors::{self, Style};
use py2rs::render::plain::{self, Labels};
use py2rs::render::{json as documents, remarks};
use py2rs::source::Source;
use py2rs::text::visible;
use serde_json::Value;

pub(crate) type Claim = Result<(), TestCaseError>;

pub(crate) fn read(text: &str) -> Analysis {
    Analysis::of(Source::new("a.py", text))
}

fn document_of(analysis: &Analysis) -> documents::FileDocument<'_> {
    documents::FileDocument::new(analysis.source(), analysis.findings(), analysis.errors())
}

/// Findings lie inside of the text, in order; the places that they are told at are where they are.
pub(crate) fn places(text: &str) -> Claim {
    let analysis = read(text);
    let (source, findings) = (analysis.source(), analysis.findings());
    let damaged = syntax::parse(source);
    let given: Vec<&str> = lines(source.given());
    for finding in findings {
        let span = finding.span.clone();
        prop_assert!(span.start <= span.end && span.end <= source.text().len());
        prop_assert!(
            source.text().get(span.clone()).is_some(),
            "inside of a character"
        );
        prop_assert!(!damaged.is_damaged(span.start));
        let (start, end) = (source.place(span.start), source.end_place(span.end));
        prop_assert!(start <= end, "{start:?} {end:?}");
        for place in [start, end] {
            let line = given.get(place.line - 1).copied().unwrap_or("");
            prop_assert!(
                place.column <= line.chars().count() + 1,
                "{place:?} in {line:?}"
            );
        }
        let there: Option<&str> = given.get(start.line - 1).copied();
        let there: String = there.unwrap_or("").chars().skip(start.column - 1).collect();
        let named: String = source
            .slice(span)
            .chars()
            .take_while(char::is_ascii_alphanumeric)
            .collect();
        // What was written for something else (a prompt's `pass`, a parenthesis) is not there.
        if source.remarks().is_empty() {
            prop_assert!(
                there.starts_with(&named),
                "{named:?} is not at {start:?}: {there:?}"
            );
        }
    }
    for error in analysis.errors() {
        prop_assert!(error.span.end <= source.text().len() + 1);
        let place = source.place(error.span.start.min(source.text().len()));
        prop_assert!(place.line <= given.len().max(1));
    }
    let ordered = findings
        .windows(2)
        .all(|it| it[0].span.start <= it[1].span.start);
    prop_assert!(ordered);
    Ok(())
}

/// Python's lines: `\n`, `\r\n` and `\r` end one.
fn lines(text: &str) -> Vec<&str> {
    let mut lines = Vec::new();
    let mut rest = text;
    while let Some(end) = rest.find(['\n', '\r']) {
        lines.push(&rest[..end]);
        let length = if rest[end..].starts_with("\r\n") {
            2
        } else {
            1
        };
        rest = &rest[end + length..];
    }
    lines.push(rest);
    lines
}

/// JSON that any reader accepts, twice the same, without anything that a terminal obeys.
pub(crate) fn json(text: &str) -> Claim {
    let document = || {
        let analysis = read(text);
        let comparison = comparison::explain(&analysis);
        let rust = comparison::rust_texts(comparison.question, &analysis);
        let document = document_of(&analysis);
        documents::line(&document.explained(comparison.question, rust))
    };
    let first = document();
    prop_assert_eq!(&first, &document());
    let value: Value =
        serde_json::from_str(&first).map_err(|it| TestCaseError::fail(it.to_string()))?;
    let findings = value["findings"].as_array().map_or(0, Vec::len);
    let with_rust = value["findings"].as_array().into_iter().flatten();
    prop_assert_eq!(
        with_rust.filter(|it| it["rust"].is_string()).count(),
        findings
    );
    prop_assert!(!first.contains(visible::is_obeyed));
    Ok(())
}

/// Nothing raw on the screen, no row wider than asked, all code of the bands there.
pub(crate) fn screen(text: &str, width: usize) -> Claim {
    let analysis = read(text);
    let comparison = comparison::explain(&analysis);
    for arrangement in [Arrangement::Stack, Arrangement::Side, Arrangement::Auto] {
        let rows = lay_out(&comparison, Options { width, arrangement });
        for row in &rows {
            prop_assert!(
                row.width() <= width.max(40),
                "{} columns of {width}",
                row.width()
            );
            safe(&row.text())?;
        }
        let mut shown = code(&rows);
        let mut wanted = wanted(&comparison);
        if arrangement != Arrangement::Stack || comparison.is_own {
            // Both sides share rows, or take turns: then the characters are compared, not their order.
            shown.sort_unstable();
            wanted.sort_unstable();
        }
        prop_assert_eq!(
            shown.iter().collect::<String>(),
            wanted.iter().collect::<String>()
        );
    }
    for width in [None, Some(width)] {
        for labels in [Labels::EachLine, Labels::InWords] {
            safe(&plain::text(&comparison, width, labels).replace('\n', ""))?;
        }
    }
    for style in [Style::Uncolored, Style::InWords] {
        safe(
            &errors::syntax_errors(analysis.source(), analysis.errors(), style).replace('\n', ""),
        )?;
    }
    safe(&remarks::of(analysis.source()).replace('\n', ""))
}

fn safe(text: &str) -> Claim {
    let raw = text.chars().find(|c| {
        c.is_control()
            || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200b}')
    });
    prop_assert!(raw.is_none(), "{raw:?} in {text:?}");
    Ok(())
}

/// The characters of the code that is shown, without white space.
fn code(rows: &[Row]) -> Vec<char> {
    let cells = rows.iter().flat_map(Row::cells);
    let code = cells.filter(|cell| matches!(cell.role(), Role::Code(..)));
    code.flat_map(|cell| said(cell.text())).collect()
}

/// The same of the lines that are to be shown.
pub(crate) fn wanted(comparison: &Comparison) -> Vec<char> {
    let bands = comparison
        .bands
        .iter()
        .flat_map(|band| band.python.iter().chain(&band.rust));
    let differing = comparison.differences.iter().flatten().map(|it| &it.line);
    let text = |line: &Line| said(&visible::one_line(&line.text.replace('\t', " ")));
    bands.chain(differing).flat_map(text).collect()
}

pub(crate) fn said(text: &str) -> Vec<char> {
    // White space has pictures where it is part of a token, and a mark that a token begins with
    // gets a base to stand on.
    let is_ours = |c: char| matches!(c, '\u{2409}'..='\u{240d}' | '\u{25cc}' | '\u{200d}');
    // A joiner is shown by name where tokens part what it joins.
    text.replace("<U+200D>", "")
        .chars()
        .filter(|c| !c.is_whitespace() && !is_ours(*c))
        .collect()
}

/// Whatever the bytes are, they are read or refused, and no error has no words.
pub(crate) fn bytes(bytes: &[u8]) -> Claim {
    let Ok(source) = Source::from_bytes("a.py", bytes.to_vec()) else {
        return Ok(());
    };
    for flaw in source.flaws() {
        prop_assert!(source.text().get(flaw.span.clone()).is_some());
        prop_assert!(!flaw.message.is_empty());
    }
    let analysis = Analysis::of(source);
    let value: Result<Value, _> = serde_json::from_str(&documents::line(&document_of(&analysis)));
    prop_assert!(value.is_ok());
    Ok(())
}
