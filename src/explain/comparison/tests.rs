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

/// Unit, Python lines, first Rust line and idioms of each band.
type Shown<'a> = (
    Option<&'a str>,
    Vec<usize>,
    Option<&'a str>,
    &'a [&'static str],
);

fn shown(comparison: &Comparison) -> Vec<Shown<'_>> {
    let bands = comparison.bands.iter().map(|band| {
        let rust = band.rust.first().map(|line| line.text.as_str());
        (
            band.unit.as_deref(),
            numbers(&band.python),
            rust,
            &band.idioms[..],
        )
    });
    bands.collect()
}

#[test]
fn a_file_is_explained_by_what_is_found_in_it() {
    let comparison = file(
        "\
from dataclasses import dataclass


@dataclass
class Point:
    x: int


def twice(n):
    return f'{n}{n}'


@dataclass
class Size:
    width: float


def again(n):
    return f'{n}{n}'
",
    );
    assert_eq!(comparison.question, None);
    let derived = "#[derive(Debug, Clone, PartialEq)]";
    let text = "// `n` is str(n).";
    assert_eq!(
        shown(&comparison),
        [
            (
                Some("Point"),
                vec![4, 5, 6],
                Some(derived),
                &["decorator.dataclass"][..]
            ),
            (Some("twice"), vec![9, 10], Some(text), &["data.f-string"]),
            // The fields are its own, so its Rust is shown; the card is not told again.
            (
                Some("Size"),
                vec![13, 14, 15],
                Some(derived),
                &["decorator.dataclass"]
            ),
            (Some("again"), vec![18, 19], None, &["data.f-string"]),
        ]
    );
    assert_eq!(
        comparison.bands[2].note,
        "The card of `decorator.dataclass` stands in band 1."
    );
    assert_eq!(comparison.bands[3].sides, Sides::ShownAbove);
    assert_eq!(
        comparison.bands[3].note,
        "See above: `data.f-string` (band 2)."
    );
    assert!(comparison.unanswered.is_empty());
}

#[test]
fn mistakes_come_first() {
    let comparison = file("x = 1\n\n\nassert x\n\n\ndef f(items=[]):\n    return items\n");
    let titles: Vec<_> = comparison
        .bands
        .iter()
        .map(|it| it.title.as_str())
        .collect();
    assert_eq!(titles[0], "Pitfall: a default that all calls share");
    assert_eq!(comparison.bands[0].unit.as_deref(), Some("f"));
}

#[test]
fn long_parts_are_shown_where_something_was_found() {
    let filler = "    x = 1\n".repeat(30);
    let text =
        format!("def f():\n{filler}    try:\n        pass\n    finally:\n        pass\n{filler}");
    let comparison = file(&text);
    let shown = numbers(&comparison.bands[0].python);
    assert_eq!(shown[0], 1);
    assert!(shown.len() < 9, "{shown:?}");
    assert!(comparison.bands[0].python[1].after_gap);
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
        "def make_tally():\n    n = 0\n    return lambda: n\n",
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

fn paired(band: &Band) -> Vec<String> {
    let pairs = band.pairs.iter();
    pairs
        .map(|(left, right)| {
            let (left, right) = (&band.python[*left], &band.rust[*right]);
            let text = format!("{} <> {}", left.text.trim(), right.text.trim());
            let comment = text.find("  # A").zip(text.find(" <>"));
            match comment {
                Some((start, end)) => text[..start].to_owned() + &text[end..],
                None => text.replace(" 👩\u{200d}💻", ""),
            }
        })
        .collect()
}

#[test]
fn lines_pair_by_their_words() {
    let comparison = stopwatch();
    assert_eq!(
        comparison.bands.iter().flat_map(paired).collect::<Vec<_>>(),
        [
            "def stopwatch(label, clock=time.perf_counter): <> struct Stopwatch<'a, C: Clock> {",
            "started = clock() <> let started = clock.now();",
            "yield started <> started,",
            "elapsed = clock() - started <> let elapsed = self.clock.now() - self.started;",
            "print(f\"{label}: {elapsed:.1f} s\") <> println!(\"{}: {elapsed:.1} s\", self.label);",
            "if __name__ == \"__main__\": <> pub fn main() {",
            "with stopwatch(\"größe 測る\", iter(ticking()).__next__): <> let _stopwatch = Stopwatch::start(\"größe 測る\", &clock);",
            "total = sum(number * number for number in range(1_000)) <> (0..1_000).map(|number| number * number).sum()",
            "print(\"total\", total) <> println!(\"total {total}\");",
        ]
    );
}

#[test]
fn what_carried_over_is_told_from_what_changed() {
    let comparison = stopwatch();
    let band = &comparison.bands[3];
    let marked = |lines: &[Line], mark| -> Vec<String> {
        let pieces = lines.iter().flat_map(|line| {
            let pieces = line.pieces.iter().filter(|piece| piece.mark == mark);
            pieces.map(|piece| line.text[piece.range.clone()].to_owned())
        });
        pieces.collect()
    };
    assert_eq!(
        marked(&band.rust, Mark::Carried),
        [
            "main",
            "Ticking",
            "total",
            "_stopwatch",
            "Stopwatch",
            "\"größe 測る 👩\u{200d}💻\"",
            "1_000",
            "number",
            "number",
            "number",
            "sum",
            "println!",
            "\"total {total}\"",
        ]
    );
    assert_eq!(
        marked(&band.rust, Mark::Changed),
        ["clock", "default", "u64", "start", "clock", "0", "map"]
    );
}

#[test]
fn idioms_belong_to_the_band_of_their_line() {
    let comparison = stopwatch();
    assert_eq!(comparison.bands[1].idioms[0], "context-manager.generator");
    assert!(
        !comparison.bands[0]
            .idioms
            .contains(&"context-manager.generator")
    );
    let idiom = comparison.idioms.iter();
    let idiom = idiom.filter(|idiom| idiom.id == "context-manager.generator");
    let places: Vec<_> = idiom.flat_map(|idiom| &idiom.places).collect();
    assert_eq!(
        places,
        [&(Place { line: 5, column: 2 }, Some("stopwatch".to_owned()))]
    );
}

#[test]
fn gaps_between_regions_are_known() {
    let comparison = stopwatch();
    let gaps = comparison.bands[2].rust.iter().filter(|l| l.after_gap);
    assert_eq!(gaps.map(|line| line.number).collect::<Vec<_>>(), [32]);
    assert!(comparison.bands[1].rust.iter().all(|line| !line.after_gap));
}
