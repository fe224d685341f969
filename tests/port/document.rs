//! What is printed, as text and as JSON: the contract, field by field.

use serde::Deserialize;

use crate::{Place, Ran};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Document {
    version: u32,
    pub(crate) path: String,
    pub(crate) rust: String,
    crates: Vec<Crate>,
    statements: usize,
    drafted: usize,
    definitions: Vec<Definition>,
    holes: Vec<Hole>,
    decisions: Vec<Decision>,
    lines: Vec<(usize, usize)>,
    pub(crate) errors: Vec<Error>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Crate {
    name: String,
    version: String,
    features: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Definition {
    name: String,
    kind: Kind,
    line: usize,
    end_line: usize,
    rust_line: usize,
    rust_end_line: usize,
    status: Status,
}

#[derive(Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
enum Kind {
    Function,
    Method,
    Class,
    Enum,
    Module,
}

#[derive(Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
enum Status {
    Whole,
    Holes,
    None,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Hole {
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    python: String,
    reason: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Decision {
    line: usize,
    kind: DecisionKind,
    text: String,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum DecisionKind {
    Error,
    SharedState,
    Inheritance,
    None,
    Thread,
    Integer,
    MixedValues,
    Dynamic,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Error {
    pub(crate) line: usize,
    pub(crate) column: usize,
    pub(crate) message: String,
}

impl Document {
    pub(crate) fn of(ran: &Ran) -> Self {
        let mut lines = ran.stdout.lines();
        let document = lines.next().expect("a line");
        assert_eq!(lines.next(), None, "one document is one line");
        serde_json::from_str(document).unwrap_or_else(|error| panic!("{error}: {document}"))
    }

    /// Whether what is said of the program is true of it, and of the Python `given`.
    fn check(&self, given: &str) {
        assert_eq!(self.version, 1);
        let first = self.rust.lines().next().unwrap_or_default();
        assert!(
            first.starts_with("//") && first.contains("overflow-checks = true"),
            "{first}"
        );
        syn::parse_file(&self.rust).unwrap_or_else(|error| panic!("{error}: {}", self.rust));
        let rust_lines = self.rust.lines().count();
        let python: Vec<&str> = given.lines().collect();

        assert_eq!(self.rust.matches("todo!(").count(), self.holes.len());
        for hole in &self.holes {
            assert!(!hole.reason.is_empty(), "{hole:?}");
            assert!(hole.line >= 1 && hole.end_line <= python.len(), "{hole:?}");
            if hole.line == hole.end_line {
                let line: Vec<char> = python[hole.line - 1].chars().collect();
                let text: String = line[hole.column - 1..hole.end_column - 1].iter().collect();
                assert_eq!(text, hole.python, "{hole:?}");
            }
        }
        assert!(self.drafted <= self.statements);
        assert!(self.statements - self.drafted <= self.holes.len());
        for (rust, python_line) in &self.lines {
            assert!((2..=rust_lines).contains(rust), "{rust}");
            assert!((1..=python.len()).contains(python_line), "{python_line}");
        }
        assert!(self.lines.is_sorted_by_key(|(rust, _)| *rust));
        for it in &self.definitions {
            // What stands outside of all definitions has no name.
            assert_eq!(it.name.is_empty(), it.kind == Kind::Module, "{it:?}");
            assert!(
                it.line <= it.end_line && it.end_line <= python.len(),
                "{it:?}"
            );
            assert!(it.rust_line <= it.rust_end_line, "{it:?}");
            assert!((2..=rust_lines).contains(&it.rust_end_line), "{it:?}");
            let end = self.rust.lines().nth(it.rust_end_line - 1);
            assert!(end.is_some_and(|end| end.ends_with(['}', ';'])), "{it:?}");
            let holes = self.holes.iter();
            let mut inside = holes.filter(|hole| (it.line..=it.end_line).contains(&hole.line));
            assert!(
                it.status != Status::Whole || it.kind == Kind::Module || inside.next().is_none(),
                "{it:?}"
            );
        }
        for it in &self.decisions {
            assert!((1..=python.len()).contains(&it.line), "{it:?}");
            assert!(!it.text.is_empty(), "{it:?}");
            let _ = &it.kind;
        }
        for it in &self.crates {
            assert!(!it.name.is_empty() && !it.version.is_empty(), "{it:?}");
            assert!(
                it.features.iter().all(|feature| !feature.is_empty()),
                "{it:?}"
            );
        }
    }
}

const CALC: &str = r#""""Numbers."""
import sys


class Stats:
    """Of some values."""

    def __init__(self, values):
        self.values = values

    def mean(self):
        if self.values:
            return sum(self.values) / len(self.values)
        pass


def run(text):
    exec(text)  # é


if __name__ == "__main__":
    print(Stats([1, 2]).mean())
    run("x = '\x1b[2J'")
"#;

#[test]
fn a_document_is_what_the_contract_says() {
    let place = Place::with("calc.py", CALC);
    let ran = place.py2rs(&["port", "calc.py", "--format", "json"]);
    assert_eq!(ran.status, 0, "{ran:?}");
    assert_eq!(ran.stderr, "");
    let document = Document::of(&ran);
    document.check(CALC);
    assert_eq!(document.path, "calc.py");
    assert_eq!(document.statements, 11);
    let names: Vec<&str> = document.definitions.iter().map(|it| &*it.name).collect();
    for name in ["Stats", "Stats.mean", "run"] {
        assert!(names.contains(&name), "{names:?}");
    }
    let kinds = |name: &str| {
        let mut found = document.definitions.iter();
        &found.find(|it| it.name == name).expect("is there").kind
    };
    assert_eq!(*kinds("Stats"), Kind::Class);
    assert_eq!(*kinds("Stats.mean"), Kind::Method);
    assert_eq!(*kinds("run"), Kind::Function);
    // What is evaluated at run time is left out whatever is drafted.
    assert!(document.holes.iter().any(|it| it.python.contains("exec")));
    assert!(document.errors.is_empty());
}

#[test]
fn the_text_begins_with_what_was_drafted() {
    let place = Place::with("calc.py", CALC);
    let ran = place.py2rs(&["port", "calc.py"]);
    assert_eq!((ran.status, &*ran.stderr), (0, ""), "{ran:?}");
    let mut lines = ran.stdout.lines();
    let first = lines.next().expect("a line");
    assert!(first.contains("overflow-checks = true"), "{first}");
    let second = lines.next().expect("a line");
    assert!(second.starts_with("// calc.py as Rust: "), "{second}");
    assert!(second.contains(" of 11 statements drafted, "), "{second}");
    assert!(second.contains(" left as todo! (line"), "{second}");
    syn::parse_file(&ran.stdout).expect("is Rust");
    // Below its head it is the program of the document.
    let document = Document::of(&place.py2rs(&["port", "calc.py", "--format", "json"]));
    let (_, program) = document.rust.split_once('\n').expect("has a comment");
    assert!(ran.stdout.ends_with(program), "{}", ran.stdout);
}

/// In colours it is the same program.
#[test]
fn on_a_terminal_the_program_has_colours() {
    let place = Place::with("calc.py", CALC);
    let plain = place.py2rs(&["port", "calc.py"]).stdout;
    let ran = place.py2rs(&["port", "calc.py", "--color", "always"]);
    assert_eq!(ran.status, 0, "{ran:?}");
    assert!(ran.stdout.contains("\u{1b}["), "{ran:?}");
    let mut uncolored = String::new();
    let mut rest = &*ran.stdout;
    while let Some((before, style)) = rest.split_once("\u{1b}[") {
        uncolored.push_str(before);
        rest = style.split_once('m').expect("a style ends").1;
    }
    assert_eq!(uncolored + rest, plain);
}

#[test]
fn strict_makes_a_hole_a_failure() {
    let place = Place::with("calc.py", CALC);
    place.write("empty.py", "");
    assert_eq!(place.py2rs(&["port", "--strict", "calc.py"]).status, 1);
    assert_eq!(place.py2rs(&["port", "--strict", "empty.py"]).status, 0);
}

#[test]
fn every_kind_of_input_is_taken() {
    let place = Place::new();
    let json = ["--format", "json"];
    let port = |target: &str, input: &str| {
        let command = place.command(&[&["port", target][..], &json].concat());
        Ran::of(command, input.as_bytes())
    };
    for name in ["q16", "q16.py", "Q16", "16"] {
        let ran = port(name, "");
        assert_eq!(ran.status, 0, "{ran:?}");
        let document = Document::of(&ran);
        assert_eq!(document.path, "q16.py");
        let question = py2rs::corpus::question("q16").expect("is there");
        document.check(question.python.text());
    }
    let ran = port("-", "print(1)\n");
    assert_eq!(ran.status, 0, "{ran:?}");
    assert_eq!(Document::of(&ran).path, "-");

    // Places are those of the text as it was given.
    let paste = ">>> def f(a):\n...     return exec(a)\n...\n>>> f('1')\n";
    let ran = port("-", paste);
    assert_eq!(ran.status, 0, "{ran:?}");
    assert!(ran.stderr.contains("prompts"), "{ran:?}");
    let document = Document::of(&ran);
    document.check(paste);
    let hole = document.holes.iter().find(|it| it.python.contains("exec"));
    assert_eq!(hole.map(|it| it.line), Some(2), "{document:?}");

    let notebook = r#"{"cells": [{"cell_type": "code", "metadata": {}, "outputs": [],
        "execution_count": 1, "source": ["exec('1')\n"]}],
        "metadata": {}, "nbformat": 4, "nbformat_minor": 5}"#;
    place.write("notes.ipynb", notebook);
    let ran = port("notes.ipynb", "");
    assert_eq!(ran.status, 0, "{ran:?}");
    assert_eq!(Document::of(&ran).statements, 1);
}

#[test]
fn each_statement_stands_in_a_line_or_in_a_hole() {
    let python = "\
def logged(func):
    def wrapper(*args):
        print(func.__name__)
        return func(*args)
    return wrapper

@logged
def sign(n: int) -> str:
    if n < 0:
        return '-'
    elif n == 0:
        return '0'
    return '+'

class Sum:
    def __init__(self):
        self.total = 0

    def add(self, text: str):
        try:
            self.total += int(text)
        except ValueError:
            print('no number')
        return self

total = Sum()
total.add('1').add('x')
print(sign(total.total))
";
    let place = Place::with("calc.py", python);
    let ran = place.py2rs(&["port", "calc.py", "--format", "json"]);
    let document = Document::of(&ran);
    document.check(python);
    // The lines on which `ast` of Python has a statement.
    let statements = [
        1, 2, 3, 4, 5, 8, 9, 10, 11, 12, 13, 15, 16, 17, 19, 20, 21, 23, 24, 26, 27, 28,
    ];
    assert_eq!(document.statements, statements.len());
    let is_said = |line: &usize| {
        let in_hole = |it: &Hole| (it.line..=it.end_line).contains(line);
        document.lines.iter().any(|it| it.1 == *line) || document.holes.iter().any(in_hole)
    };
    let lost: Vec<&usize> = statements.iter().filter(|it| !is_said(it)).collect();
    assert!(lost.is_empty(), "{lost:?}");
}

#[test]
fn what_cannot_be_asked_is_a_usage_error() {
    let place = Place::with("calc.py", "print(1)\n");
    for arguments in [
        &["port"][..],
        &["port", "nowhere.py"],
        &["port", "."],
        &["port", "calc.py", "--format", "html"],
        &["port", "calc.py", "--format", "jsonl"],
        &["port", "check"],
        &["port", "check", "nowhere", "--format", "json"],
        &["port", "calc.py", "a", "b"],
    ] {
        let ran = place.py2rs(arguments);
        assert_eq!(ran.status, 2, "{arguments:?}: {ran:?}");
        assert_eq!(ran.stdout, "", "{arguments:?}");
        assert!(ran.stderr.starts_with("error: "), "{arguments:?}: {ran:?}");
    }
    assert_eq!(place.names("."), ["calc.py"]);
}
