//! The Rust of a finding: the slice of the one draft, or the card, in its own names.

use py2rs::corpus;
use py2rs::explain::comparison::{Answer, Origin, rust_texts};

use crate::{FILES, analysis};

/// The Rust of each finding of `idiom` in `python`, in order.
fn answers(idiom: &str, python: &str) -> Vec<Answer> {
    let analysis = analysis("mine.py", python);
    let texts = rust_texts(None, &analysis);
    let wanted = analysis.findings().iter().zip(texts);
    let wanted: Vec<Answer> = wanted
        .filter(|(finding, _)| finding.idiom.id == idiom)
        .map(|(_, answer)| answer.expect("every idiom has a card"))
        .collect();
    assert!(!wanted.is_empty(), "{idiom} is not found in\n{python}");
    wanted
}

#[test]
fn it_is_the_definition_that_the_finding_stands_in() {
    let python = "def evens(n: int) -> list[int]:\n    return [i for i in range(n) if i % 2 == 0]\n\n\nprint(evens(5))\n";
    let [answer] = &answers("iteration.list-comprehension", python)[..] else {
        panic!("one finding")
    };
    assert_eq!(answer.origin, Origin::Draft);
    assert!(
        answer.rust.starts_with("fn evens(n: i64) -> Vec<i64> {\n"),
        "{}",
        answer.rust
    );
    assert!(answer.rust.ends_with("}\n"));
}

#[test]
fn statements_stand_in_a_main() {
    let [answer] = &answers("data.power", "n = 3\nprint(n ** 2)\n")[..] else {
        panic!("one finding")
    };
    assert_eq!(answer.origin, Origin::Draft);
    assert!(answer.rust.starts_with("fn main() {\n"), "{}", answer.rust);
    assert!(answer.rust.contains(".pow(2)"), "{}", answer.rust);
}

#[test]
fn what_is_not_drafted_has_the_card() {
    let python = "def f(x, y=[]):\n    return x.nothing_known(y)\n";
    let card = corpus::card("function.mutable-default").expect("there is one");
    for answer in answers("function.mutable-default", python) {
        assert_eq!(answer.origin, Origin::Card);
        assert_eq!(answer.rust, card.snippet());
    }
}

/// `rustfmt` is asked by `validity`; here that each is whole.
#[test]
fn each_is_whole_items() {
    for (path, text) in FILES {
        let analysis = analysis(path, text);
        for answer in rust_texts(None, &analysis).into_iter().flatten() {
            let file = syn::parse_file(&answer.rust);
            assert!(file.is_ok(), "{path}: {:?}\n{}", file.err(), answer.rust);
        }
    }
}
