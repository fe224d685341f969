use super::*;
use crate::analysis::Analysis;
use crate::corpus::{Files, Question, questions};
use crate::explain::comparison::{Comparison, Line, Notes, compare, explain_file};
use crate::python::source::Source;
use crate::python::syntax::parse;

fn comparison_of(question: &Question) -> Comparison {
    let source = Source::new("a.py", question.python.text());
    let mut analysis = Analysis::of(source);
    analysis.retain(|_| false);
    compare(question, &analysis)
}

fn question(python: &'static str, rust: &'static str) -> Question {
    Question::parse(&Files {
        id: "fixture",
        python,
        rust,
        notes: include_str!("../../tests/fixtures/stopwatch/notes.md"),
        stdout: "",
    })
}

fn stopwatch() -> Question {
    question(
        include_str!("../../tests/fixtures/stopwatch/stopwatch.py"),
        include_str!("../../tests/fixtures/stopwatch/stopwatch.rs"),
    )
}

/// A line whose tokens are those that Python sees.
fn line(text: &str) -> Line {
    let source = Source::new("a.py", text);
    let tokens = crate::rust::tokens::python(&source, &parse(&source));
    crate::explain::comparison::line_of(&source, &tokens, 1)
}

fn texts(rows: &[Row]) -> Vec<String> {
    rows.iter().map(Row::text).collect()
}

/// The code of a side, in order, without white space.
fn code_of(rows: &[Row]) -> String {
    let cells = rows.iter().flat_map(Row::cells);
    cells
        .filter(|cell| matches!(cell.role(), Role::Code(..)))
        .flat_map(|cell| cell.text().chars())
        .filter(|c| !c.is_whitespace())
        .collect()
}

fn sorted(text: &str) -> Vec<char> {
    let mut characters: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
    characters.sort_unstable();
    characters
}

/// A statement that is left open over many lines, each of them longer than its column, with a footnote.
#[test]
fn what_runs_on_over_both_columns_stays_within_the_width() {
    let lines = (20..120).map(|count| format!("    f\"{{a}} {}\",\n", "x".repeat(count)));
    let text = format!("unknown(\n{})\n", lines.collect::<String>());
    let analysis = Analysis::of(Source::new("a.py", text));
    let comparison = explain_file(&analysis, Notes::Short);
    let mut runs_on = false;
    for width in 90..=180 {
        let arrangement = Arrangement::Side;
        for row in screen(&comparison, Options { width, arrangement }) {
            assert!(row.width() <= width, "{width}: {}", row.text());
            runs_on |= row.text().contains(&"x".repeat(100));
        }
    }
    assert!(runs_on, "no line runs on");
}

#[test]
fn no_row_is_wider_than_the_width_and_no_code_is_lost() {
    // Every width for one question, some for all.
    let all = questions().map(|question| (question, 23));
    for (question, step) in std::iter::once((stopwatch(), 1)).chain(all) {
        let comparison = comparison_of(&question);
        let mut shown = String::new();
        for band in &comparison.bands {
            for line in band.python.iter().chain(&band.rust) {
                shown.push_str(&line.text);
            }
        }
        for width in (40..=200).step_by(step) {
            for arrangement in [Arrangement::Auto, Arrangement::Side, Arrangement::Stack] {
                let rows = screen(&comparison, Options { width, arrangement });
                for row in &rows {
                    assert!(row.width() <= width, "{width}: {}", row.text());
                }
                // Columns interleave the sides, so the characters are counted, not their order.
                assert_eq!(sorted(&code_of(&rows)), sorted(&shown), "{width}");
            }
        }
    }
}

#[test]
fn files_and_copies_fit_as_well() {
    let texts = [
        include_str!("../../corpus/questions/q18/published.txt"),
        include_str!("../../tests/fixtures/stopwatch/stopwatch.py"),
        "def f(:\n\t'\x1b[31m\u{202e}'\n",
        "",
    ];
    for text in texts {
        let path = format!("/a/{}/b\u{202e}\x1b.py", "long path/".repeat(9));
        let source = Source::new(path, text);
        let comparison = crate::explain::comparison::explain(&Analysis::of(source));
        for width in (40..=200).step_by(7) {
            for arrangement in [Arrangement::Side, Arrangement::Stack] {
                for row in screen(&comparison, Options { width, arrangement }) {
                    assert!(row.width() <= width, "{width}: {}", row.text());
                    assert!(!row.text().contains(char::is_control));
                }
            }
        }
    }
}

#[test]
fn any_width_is_survived() {
    let comparison = comparison_of(&stopwatch());
    for width in [0, 1, 7, 20, 30, 1000, usize::MAX] {
        for arrangement in [Arrangement::Auto, Arrangement::Stack] {
            let rows = screen(&comparison, Options { width, arrangement });
            assert!(!rows.is_empty());
        }
    }
}

#[test]
fn lines_break_at_tokens() {
    let line = line("    total = sum(number * number for number in range(1_000))");
    assert_eq!(
        texts(&code::wrap(&line, 30)),
        [
            "    total = sum(number",
            "        * number for number",
            "        in range(1_000))"
        ]
    );
}

/// After commas and before operators; never between a name and what belongs to it.
#[test]
fn lines_break_where_a_reader_would_break_them() {
    let cases = [
        (
            "configure(level=logging.DEBUG if verbose else logging.INFO)",
            "configure(level=logging.DEBUG|    if verbose|    else logging.INFO)",
        ),
        (
            "row = cur.execute(statement, (1, 2))",
            "row = cur.execute(statement,|    (1, 2))",
        ),
        (
            "if not isinstance(value, (int, float)):",
            "if not isinstance(value,|    (int, float)):",
        ),
        (
            "log.error(f'Exception in {func.name}')",
            "log.error(f'Exception in|    {func.name}')",
        ),
        (
            "def register(self, name, constructor):",
            "def register(self, name,|    constructor):",
        ),
    ];
    for (text, wanted) in cases {
        let rows = texts(&code::wrap(&line(text), 30));
        assert_eq!(rows.join("|"), wanted);
    }
}

#[test]
fn long_strings_break_at_spaces_and_long_words_anywhere() {
    let text = line("x = 'one two three four five six'");
    assert_eq!(
        texts(&code::wrap(&text, 16)),
        ["x = 'one two", "    three four", "    five six'"]
    );
    let word = line("abcdefghijklmnop");
    assert_eq!(
        texts(&code::wrap(&word, 8)),
        ["abcdefgh", "    ijkl", "    mnop"]
    );
}

#[test]
fn what_is_shown_by_its_name_is_not_lost_where_a_line_breaks() {
    let text = line("f'{\u{2028}counted}'");
    for width in 3..30 {
        let rows = code::wrap(&text, width);
        assert_eq!(code_of(&rows), "f'{<U+2028>counted}'", "at {width}");
    }
}

#[test]
fn wide_characters_keep_their_columns() {
    let rows = code::wrap(&line("s = '測測測測測測'"), 10);
    assert!(rows.iter().all(|row| row.width() <= 10));
    assert_eq!(code_of(&rows), "s='測測測測測測'");
}

#[test]
fn tabs_reach_their_stops() {
    let line = line("if x:\ty\t= 1");
    assert_eq!(code::width(&line), 15);
    assert_eq!(texts(&code::wrap(&line, 80)), ["if x:   y   = 1"]);
}

#[test]
fn input_is_shown_not_obeyed() {
    let line = line("x = '\x1b[31m\u{202e}' # \x07");
    assert_eq!(texts(&code::wrap(&line, 80)), ["x = '␛[31m<U+202E>' # ␇"]);
    assert_eq!(Cell::new("a\x1b]0;b\x07", Role::Title).text(), "a␛]0;b␇");
}

#[test]
fn markdown_is_set_at_words() {
    let rows = paragraphs(
        "One `two` **three**\nfour.\n\n- a [link](http://x.y)\n- b\n\n```\nlet x\n```",
        14,
    );
    assert_eq!(
        texts(&rows),
        [
            "One `two`",
            "three four.",
            "",
            "• a link",
            "  http://x.y",
            "• b",
            "",
            "  let x"
        ]
    );
}
