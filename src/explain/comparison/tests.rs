mod lines;

use super::*;
use crate::analysis::Analysis;
use crate::corpus::{Files, Question};

fn question() -> Question {
    let question = Question::parse(&Files {
        id: "stopwatch",
        python: include_str!("../../../tests/fixtures/stopwatch/stopwatch.py"),
        rust: include_str!("../../../tests/fixtures/stopwatch/stopwatch.rs"),
        notes: include_str!("../../../tests/fixtures/stopwatch/notes.md"),
        stdout: include_str!("../../../tests/fixtures/stopwatch/stdout.txt"),
    });
    assert_eq!(question.problems(), []);
    question
}

fn stopwatch() -> Comparison {
    let question = question();
    let source = Source::new("stopwatch.py", question.python.text());
    compare(&question, &Analysis::of(source))
}

/// As a web page leaves it: no `try:`, no `finally:`, no usage, other spaces and quotes; and edited.
const COPY: &str = "\
import time
from contextlib import contextmanager

# The decorator was lost, this was added.
def stopwatch(label, clock=time.perf_counter):
\u{a0} \u{a0} started = clock()
\u{a0} \u{a0} \u{a0} \u{a0} yield started
\u{a0} \u{a0} \u{a0} \u{a0} elapsed = clock() - started
\u{a0} \u{a0} \u{a0} \u{a0} print(f\u{201c}{label} took {elapsed:.1f} s\u{201d})
";

fn copy() -> Comparison {
    let question = question();
    let source = Source::new("mine.py", COPY);
    let text = question.python.text();
    let recognition = recognition::recognise_as("stopwatch", text, &source).expect("a copy");
    compare_copy(&question, &recognition, &Analysis::of_clean(source))
}

/// A file that is no question.
fn file(text: &str) -> Comparison {
    let source = Source::new("mine.py", text);
    compare_file(&Analysis::of(source))
}

fn numbers(lines: &[Line]) -> Vec<usize> {
    lines.iter().map(|line| line.number).collect()
}

#[test]
fn a_copy_is_shown_in_the_bands_of_its_question() {
    let comparison = copy();
    assert_eq!(comparison.question, Some("stopwatch"));
    assert_eq!(comparison.copy.as_deref(), Some("mine.py"));
    let bands: Vec<_> = comparison
        .bands
        .iter()
        .map(|band| (numbers(&band.python), band.sides))
        .collect();
    assert_eq!(
        bands,
        [
            (vec![1, 2], Sides::OnlyPython),
            (vec![4, 5, 6, 7, 8, 9], Sides::Both),
            (vec![], Sides::OnlyRust),
            (vec![], Sides::MissingFromCopy),
        ]
    );
}

#[test]
fn what_a_copy_says_otherwise_is_a_difference() {
    let comparison = copy();
    let signed = |differing: &Differing| {
        let sign = match differing.whose {
            Whose::Both => ' ',
            Whose::Copy => '+',
            Whose::Program => '-',
        };
        let text = differing.line.text.replace('\u{a0}', " ");
        format!("{sign}{} {}", differing.line.number, text.trim())
    };
    let first: Vec<String> = comparison.differences[0].iter().map(signed).collect();
    assert_eq!(
        first,
        [
            " 2 from contextlib import contextmanager",
            "-5 @contextmanager",
            "+4 # The decorator was lost, this was added.",
            " 5 def stopwatch(label, clock=time.perf_counter):",
            " 6 started = clock()",
            "-8 try:",
            " 7 yield started",
            "-10 finally:",
            " 8 elapsed = clock() - started",
            "-12 print(f\"{label}: {elapsed:.1f} s\")",
            "-15 def ticking():",
            "-16 for second in (10.0, 12.5):",
            "-17 yield second",
            "-20 if __name__ == \"__main__\":",
            "-21 with stopwatch(\"größe 測る 👩\u{200d}💻\", iter(ticking()).__next__):",
            "-22 total = sum(number * number for number in range(1_000))",
            "-23 print(\"total\", total)  # A comment that is so long that it has to be wrapped at \
             forty and at eighty columns.",
            "+9 print(f\u{201c}{label} took {elapsed:.1f} s\u{201d})",
        ]
    );
    assert!(stopwatch().differences.is_empty());
}

#[test]
fn a_file_is_explained_by_its_definitions() {
    let comparison = file(
        "\
\"\"\"Squares.\"\"\"
import math


# The square of a number.
def square(n: int) -> int:
    return n ** 2


class Empty:
    pass


print(square(3), f'{square(4)}')
",
    );
    assert!(comparison.is_own);
    assert_eq!(comparison.question, None);
    let shown: Vec<_> = comparison
        .bands
        .iter()
        .map(|band| (band.unit.as_deref(), numbers(&band.python)))
        .collect();
    assert_eq!(
        shown,
        [
            (None, vec![1, 2]),
            (Some("square"), vec![5, 6, 7]),
            (Some("Empty"), vec![10, 11]),
            (None, vec![14])
        ]
    );
    let square = &comparison.bands[1];
    let together: Vec<(&str, &str)> = square
        .pairs
        .iter()
        .map(|(python, rust)| {
            let (python, rust) = (&square.python[*python], &square.rust[*rust]);
            (python.text.trim(), rust.text.trim())
        })
        .collect();
    assert_eq!(
        together,
        [
            ("def square(n: int) -> int:", "fn square(n: i64) -> i64 {"),
            ("return n ** 2", "n.pow(2)")
        ]
    );
    assert_eq!(square.footnotes[0].id, "data.power");
    assert_eq!(square.footnotes[0].lines, [7]);
    assert_eq!(square.python[2].notes, [square.footnotes[0].number]);
}

#[test]
fn a_note_is_said_once() {
    let comparison = file("def f(n):\n    return f'{n}'\n\n\ndef g(n):\n    return f'{n}'\n");
    let notes: Vec<_> = comparison.bands.iter().map(|it| &it.footnotes[0]).collect();
    assert_eq!(notes[0].number, notes[1].number);
    assert!(!notes[0].text.is_empty() && notes[1].text.is_empty());
}

#[test]
fn mistakes_come_first_and_are_marked() {
    let comparison = file("x = 1\n\n\nassert x\n\n\ndef f(items=[], n=1):\n    return items\n");
    assert_eq!(
        comparison.head[0].text,
        "line 7: a default that all calls share (function.mutable-default)"
    );
    let band = &comparison.bands[1];
    let marked = |line: &Line| -> String {
        let pieces = line.pieces.iter();
        let pieces = pieces.filter(|it| it.mark == Mark::Mistake);
        pieces.map(|it| &line.text[it.range.clone()]).collect()
    };
    assert_eq!(marked(&band.python[0]), "[]");
    assert!(band.footnotes[0].is_mistake);
}

#[test]
fn what_is_left_is_marked_and_said() {
    let comparison = file("def f(x):\n    return x.nothing_known()\n");
    let band = &comparison.bands[0];
    assert!(band.status.ends_with("left as todo!"), "{}", band.status);
    assert!(band.remarks.iter().any(|it| it.label == "left"));
    let marks = band.rust.iter().flat_map(|line| &line.pieces);
    assert!(marks.filter(|it| it.mark == Mark::Hole).count() > 1);
}

#[test]
fn a_selection_keeps_whole_statements() {
    let text = "\
def f(n: int) -> int:
    total = 0
    for i in range(n):
        total += (i *
                  2)
    return total


def g() -> int:
    return 1
";
    let analysis = Analysis::of(Source::new("mine.py", text));
    let lines = |selection: Selection| {
        let mut comparison = compare_file(&analysis);
        comparison.keep_lines(&selection.lines(&analysis).expect("is there"));
        let python: Vec<usize> = comparison
            .bands
            .iter()
            .flat_map(|band| numbers(&band.python))
            .collect();
        let rust = comparison.bands.iter().flat_map(|band| &band.rust);
        let rust: Vec<String> = rust.map(|it| it.text.trim().to_owned()).collect();
        (python, rust.join(" "))
    };
    let (python, rust) = lines(Selection::Line(5));
    assert_eq!(python, [4, 5]);
    assert_eq!(rust, "total += i * 2;");
    let (python, rust) = lines(Selection::Name("g".to_owned()));
    assert_eq!(python, [9, 10]);
    assert_eq!(rust, "pub fn g() -> i64 { 1 }");
    assert_eq!(lines(Selection::Lines(2, 3)).0, [2, 3]);
    assert_eq!(Selection::Line(11).lines(&analysis), None);
    assert_eq!(Selection::Name("h".to_owned()).lines(&analysis), None);
}

#[test]
fn damaged_files_are_explained() {
    for text in [
        "",
        "def f(:\n  try",
        "\u{0}",
        "class A:\n",
        "@\ndef",
        "with open('x') as",
    ] {
        let comparison = file(text);
        assert!(comparison.bands.len() < 9);
    }
}

#[test]
fn a_card_keeps_its_own_names() {
    let source = Source::new(
        "mine.py",
        // Any number of keywords is nothing that a closure of Rust has: no draft.
        "def make_tally():\n    n = 0\n    return lambda **steps: n + len(steps)\n",
    );
    let analysis = Analysis::of(source);
    let findings = analysis.findings();
    let texts = rust_texts(None, &analysis);
    assert_eq!(texts.len(), findings.len());
    let closure = findings
        .iter()
        .position(|it| it.idiom.id == "function.closure");
    let answer = texts[closure.expect("is found")].as_ref();
    let answer = answer.expect("the idiom has a card");
    let card = corpus::card("function.closure").expect("is there");
    assert_eq!(answer.rust, card.snippet());
    assert_eq!(answer.origin, Origin::Card);
}

#[test]
fn a_questions_rust_is_its_counterpart() {
    let question = corpus::question("q18").expect("is there");
    let source = Source::new("q18.py", question.python.text());
    let texts = rust_texts(Some("q18"), &Analysis::of(source));
    let whole = question.rust.text();
    let is_whole = |it: &Answer| it.rust == whole && it.origin == Origin::Question;
    assert!(texts.iter().all(|it| it.as_ref().is_some_and(is_whole)));
}
