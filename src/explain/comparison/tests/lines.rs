//! Which lines stand beside each other, and what is marked in them.

use super::*;

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
            "yield started <> started,",
            "elapsed = clock() - started <> let elapsed = self.clock.now() - self.started;",
            "print(f\"{label}: {elapsed:.1f} s\") <> println!(\"{}: {elapsed:.1} s\", self.label);",
            "if __name__ == \"__main__\": <> pub fn main() {",
            "print(\"total\", total) <> println!(\"total {total}\");",
        ]
    );
}

fn marked_as(lines: &[Line], concept: usize) -> Vec<&str> {
    let pieces = lines.iter().flat_map(|line| {
        let pieces = line.pieces.iter();
        let pieces = pieces.filter(move |piece| piece.mark == Mark::Concept(concept));
        pieces.map(|piece| &line.text[piece.range.clone()])
    });
    pieces.collect()
}

#[test]
fn what_follows_the_imports_begins_below_those_of_both_sides() {
    let python = "# ANCHOR: a\nimport os\n\nimport yaml\n\n\nLIMIT = 3\n# ANCHOR_END: a\n";
    let rust = "// ANCHOR: a\nuse std::fs;\n\nstruct Other;\n// ANCHOR_END: a\n";
    let question = Question::parse(&corpus::Files {
        id: "q99",
        python,
        rust,
        notes: "+++\ntitle = \"T\"\ntopic = \"T\"\n+++\n\nIdea.\n\n## Band\n<!-- a -->\n\nNote.\n",
        stdout: "",
    });
    let comparison = of_question(&question);
    assert_eq!(comparison.bands[0].pairs, [(3, 1)]);
}

#[test]
fn lines_pair_as_the_author_says() {
    let python =
        "# ANCHOR: a\ndef f():\n    pass\n# PAIR: call\nx = f()\ny = g()\n# ANCHOR_END: a\n";
    let rust =
        "// ANCHOR: a\nfn f() {}\nlet y = g();\n// PAIR: call\nlet z = h();\n// ANCHOR_END: a\n";
    let question = Question::parse(&corpus::Files {
        id: "q99",
        python,
        rust,
        notes: "+++\ntitle = \"T\"\ntopic = \"T\"\n+++\n\nIdea.\n\n## Band\n<!-- a -->\n\nNote.\n",
        stdout: "",
    });
    let pairs = [
        "def f(): <> fn f() {}".to_owned(),
        "x = f() <> let z = h();".to_owned(),
    ];
    let comparison = of_question(&question);
    assert_eq!(paired(&comparison.bands[0]), pairs);
    // A reader's copy has the lines elsewhere.
    let copy = Source::new("mine.py", "\n\ndef f():\n    pass\nx = f()\ny = g()\n");
    let recognition = recognition::Recognition {
        id: "q99",
        lines: vec![None, None, Some(1), Some(2), Some(3), Some(4)],
        share: 1.0,
        is_copy: true,
    };
    let comparison = compare_copy(&question, &recognition, &Analysis::of(copy));
    assert_eq!(paired(&comparison.bands[0]), pairs);
}

#[test]
fn a_method_stands_beside_that_of_its_own_class() {
    let card = corpus::card("context-manager.with").expect("is there");
    let pairs = paired(&of_card(&card).bands[0]);
    let has = |pair: &str| pairs.iter().any(|it| it == pair);
    assert!(
        has("class Transaction: <> struct Transaction {"),
        "{pairs:?}"
    );
    let exit = "def __exit__(self, kind, error, traceback): <> fn drop(&mut self) {";
    assert!(has(exit), "{pairs:?}");
}

#[test]
fn concepts_are_marked_on_both_sides() {
    let question = corpus::question("q18").expect("is there");
    let comparison = of_question(&question);
    let band = &comparison.bands[2];
    let concepts: Vec<_> = band
        .concepts
        .iter()
        .map(|it| (it.python.as_str(), it.rust.as_str()))
        .collect();
    assert_eq!(concepts, [("raise", "inspect_err")]);
    assert_eq!(marked_as(&band.python, 0), ["raise"]);
    assert_eq!(marked_as(&band.rust, 0), ["inspect_err"]);
    let raise = band.python.iter().position(|it| it.text.trim() == "raise");
    assert_eq!(
        band.partners(Side::Python, raise.expect("is there"), 0)
            .len(),
        1
    );
}

/// What is marked everywhere marks nothing.
#[test]
fn few_words_are_marked() {
    let (mut words, mut marked) = (0, 0);
    for question in corpus::questions() {
        let comparison = of_question(&question);
        for band in &comparison.bands {
            assert!(band.concepts.len() <= concepts::MOST);
            for piece in band
                .python
                .iter()
                .chain(&band.rust)
                .flat_map(|it| &it.pieces)
            {
                words += usize::from(piece.class.is_word());
                marked += usize::from(matches!(piece.mark, Mark::Concept(_)));
            }
        }
    }
    assert!(marked * 20 < words, "{marked} of {words}");
    assert!(marked > 300, "{marked} of {words}");
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
