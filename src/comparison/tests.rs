use super::*;
use crate::corpus::EmbeddedQuestion;
use crate::findings;
use crate::syntax::parse;

fn stopwatch() -> Comparison {
    let question = Question::parse(&EmbeddedQuestion {
        id: "stopwatch",
        python: include_str!("../../tests/fixtures/stopwatch/stopwatch.py"),
        rust: include_str!("../../tests/fixtures/stopwatch/stopwatch.rs"),
        notes: include_str!("../../tests/fixtures/stopwatch/notes.md"),
        stdout: include_str!("../../tests/fixtures/stopwatch/stdout.txt"),
    });
    assert_eq!(question.problems(), []);
    let source = Source::new("stopwatch.py", question.python.text());
    let syntax = parse(&source);
    let findings = findings::find(&source, &syntax);
    compare(&question, &source, &syntax, &findings)
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
