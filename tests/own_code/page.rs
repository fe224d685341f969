//! What holds of every page of a reader's own file, whatever is drafted: on the five files, on the Python
//! of all questions, and on what is no Python at all.

use std::collections::BTreeSet;

use py2rs::corpus;
use py2rs::explain::comparison::{Comparison, Line, Mark, Notes, compare_file, explain_file};
use py2rs::layout::{Arrangement, Options, screen};

use crate::{FILES, analysis};

/// Code that is easily lost or shown twice.
const ODD: [&str; 8] = [
    "",
    "\n\n# Only a comment.\n\n",
    "x = 1; y = 2\nclass A: pass; z = 3\ndef f(): return 1; \n",
    "if x:\n    def f(): pass\nelse:\n    class B:\n        def g(self): ...\n",
    "'''a\n\nb'''\n@one\n@two(\n    1)\n\ndef f(a,\n      b=[]):\n    '''c\n\n    d'''\n\n\n    return [\n        a,\n\n        b]\n# end\n",
    "def f(:\n    x = = 1\ny = 2\n",
    "try:\n    import a\nexcept ImportError:\n    a = None\nwhile True: break\n",
    "\tx = 1\n\u{c}\ndef f():\n\treturn 'ä\u{202e}b'\n",
];

fn each(check: impl Fn(&str, &str, &Comparison)) {
    let odd = ODD
        .iter()
        .map(|text| ("odd.py".to_owned(), (*text).to_owned()));
    let files = FILES
        .iter()
        .map(|(path, text)| ((*path).to_owned(), (*text).to_owned()));
    let questions = corpus::questions().map(|it| (it.id.to_owned(), it.python.text().to_owned()));
    for (path, text) in odd.chain(files).chain(questions) {
        let comparison = compare_file(&analysis(&path, &text));
        check(&path, &text, &comparison);
    }
}

#[test]
fn no_line_of_python_is_missing_or_shown_twice() {
    each(|path, text, comparison| {
        let source = py2rs::source::Source::new("", text);
        let lines = comparison.bands.iter().flat_map(|band| &band.python);
        let shown: Vec<usize> = lines
            .filter(|line| !line.text.trim().is_empty())
            .map(|line| line.number)
            .collect();
        let all: Vec<usize> = (1..=source.line_count())
            .filter(|line| !source.line(*line).trim().is_empty())
            .collect();
        assert_eq!(shown, all, "{path}");
    });
}

fn is_bracket(line: &Line) -> bool {
    line.text.trim().chars().all(|c| "{}()[],;".contains(c))
}

#[test]
fn each_line_of_rust_stands_in_the_band_of_its_origin() {
    each(|path, _, comparison| {
        let mut seen = BTreeSet::new();
        for band in &comparison.bands {
            let python: BTreeSet<usize> = band.python.iter().map(|line| line.number).collect();
            for line in &band.rust {
                assert!(
                    seen.insert(line.number),
                    "{path}: line {} twice",
                    line.number
                );
                if let Some(origin) = line.origin.filter(|_| !is_bracket(line)) {
                    let is_here = python.contains(&origin);
                    assert!(is_here, "{path}: {origin} is not the band of {}", line.text);
                }
            }
        }
    });
}

#[test]
fn a_statement_and_its_rust_are_a_pair() {
    each(|path, _, comparison| {
        for band in &comparison.bands {
            assert!(
                band.pairs.is_sorted_by(|a, b| a.0 < b.0 && a.1 < b.1),
                "{path}: {:?}",
                band.pairs
            );
            for (python, rust) in &band.pairs {
                let (python, rust) = (&band.python[*python], &band.rust[*rust]);
                if let Some(origin) = rust.origin {
                    assert_eq!(
                        python.number, origin,
                        "{path}: {} {}",
                        python.text, rust.text
                    );
                }
            }
        }
    });
    // Of whole drafts nearly every statement has its pair.
    let comparison = compare_file(&analysis(FILES[0].0, FILES[0].1));
    let pairs: usize = comparison.bands.iter().map(|band| band.pairs.len()).sum();
    assert!(pairs >= 11, "{pairs}");
}

/// The row of the screen that a line begins on: the Python has its bar at the left edge, the Rust has it
/// in the middle.
fn row_of(rows: &[String], number: usize, is_rust: bool) -> Option<usize> {
    rows.iter().position(|row| {
        let bars = row
            .chars()
            .enumerate()
            .filter(|(_, c)| matches!(c, '│' | '┆'));
        let mut bars = bars.map(|(at, _)| at).filter(|at| (*at > 10) == is_rust);
        let before = bars
            .next()
            .map(|at| row.chars().take(at).collect::<String>());
        before.is_some_and(|it| it.split_whitespace().next_back() == Some(&number.to_string()))
    })
}

#[test]
fn paired_statements_share_a_row_of_the_screen() {
    let options = Options {
        width: 160,
        arrangement: Arrangement::Side,
    };
    let mut checked = 0;
    for (path, text) in FILES {
        let comparison = compare_file(&analysis(path, text));
        let rows: Vec<String> = screen(&comparison, options)
            .iter()
            .map(py2rs::layout::Row::text)
            .collect();
        for band in &comparison.bands {
            for (python, rust) in &band.pairs {
                let python = row_of(&rows, band.python[*python].number, false);
                let rust = row_of(&rows, band.rust[*rust].number, true);
                let (Some(python), Some(rust)) = (python, rust) else {
                    continue;
                };
                checked += 1;
                assert_eq!(python, rust, "{path}: {}\n{}", rows[python], rows[rust]);
            }
        }
    }
    assert!(checked > 100, "{checked}");
}

/// A page is at most three times as long as its file; the head has at most eight lines.
#[test]
fn a_page_is_short() {
    for (path, text) in FILES {
        let comparison = compare_file(&analysis(path, text));
        assert!(comparison.head.len() < 8);
        let options = Options {
            width: 120,
            arrangement: Arrangement::Auto,
        };
        let rows = screen(&comparison, options).len();
        let lines = text.lines().count();
        assert!(rows <= lines * 3, "{path}: {rows} rows for {lines} lines");
    }
}

#[test]
fn mistakes_are_marked_at_their_tokens() {
    let (path, text) = FILES[2];
    let comparison = compare_file(&analysis(path, text));
    let lines = comparison.bands.iter().flat_map(|band| &band.python);
    let marked: Vec<String> = lines
        .filter_map(|line| {
            let pieces = line.pieces.iter().filter(|it| it.mark == Mark::Mistake);
            let text: String = pieces.map(|it| &line.text[it.range.clone()]).collect();
            (!text.is_empty()).then_some(text)
        })
        .collect();
    assert_eq!(marked, ["time.sleep(0.1)", "log(f\"fetched {page.url}\")"]);
    let warnings = comparison
        .head
        .iter()
        .filter(|line| line.is_warning)
        .count();
    assert_eq!(warnings, 2);
}

#[test]
fn notes_are_as_many_as_are_asked_for() {
    let (path, text) = FILES[2];
    let analysis = analysis(path, text);
    let said = |notes| {
        let comparison = explain_file(&analysis, notes);
        let footnotes = comparison.bands.into_iter().flat_map(|band| band.footnotes);
        footnotes.collect::<Vec<_>>()
    };
    assert!(said(Notes::None).iter().all(|it| it.is_mistake));
    let (short, full) = (said(Notes::Short), said(Notes::Full));
    assert_eq!(short.len(), full.len());
    for (short, full) in short.iter().zip(full) {
        assert_eq!(short.id, full.id);
        assert_eq!(short.text.is_empty(), full.text.is_empty());
        assert!(!short.text.contains("```"));
        assert!(
            full.text.is_empty() || full.text.contains("```rust\n"),
            "{}",
            full.text
        );
    }
}
