//! What of a file `py2rs explain` shows: lines, names, idioms, several files, in every format; and names
//! that a snippet does not import.

use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

const STACK: &str = "\
class Stack:
    def __init__(self):
        self.items = []

    def push(self, item):
        self.items.append(item)


def squares(n: int) -> list[int]:
    return [i * i for i in range(n)]


def add(x, to=[]):
    to.append(x)
    return to


print(squares(3))
";

fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).expect("can be written");
    }
    folder
}

fn explain(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_py2rs"))
        .arg("explain")
        .args(arguments)
        .current_dir(folder)
        .output()
        .expect("it runs")
}

#[track_caller]
fn text(folder: &Path, arguments: &[&str]) -> String {
    let output = explain(folder, arguments);
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{arguments:?}: {stderr}");
    String::from_utf8(output.stdout).expect("UTF-8")
}

#[track_caller]
fn json(folder: &Path, arguments: &[&str]) -> Value {
    let text = text(folder, &[arguments, &["--format", "json"]].concat());
    serde_json::from_str(&text).expect("JSON")
}

fn ids(document: &Value, of: &str) -> Vec<String> {
    let findings = document[of].as_array().expect("an array").iter();
    findings
        .map(|it| it["idiom"].as_str().expect("a text").to_owned())
        .collect()
}

#[test]
fn a_name_selects_its_definition_in_every_format() {
    let folder = folder(&[("stack.py", STACK)]);
    for (target, has, lacks) in [
        ("stack.py::squares", "range(n)", "self.items"),
        (
            "stack.py::Stack.push",
            "self.items.append(item)",
            "self.items = []",
        ),
        (
            "stack.py::Stack::push",
            "self.items.append(item)",
            "self.items = []",
        ),
        ("stack.py::Stack", "self.items = []", "range(n)"),
    ] {
        for format in [
            &[][..],
            &["--plain"],
            &["--format", "markdown"],
            &["--color", "always", "--no-pager"],
        ] {
            let shown = text(folder.path(), &[&[target][..], format].concat());
            let mut plain = String::new();
            for part in shown.split('\u{1b}') {
                plain.push_str(part.split_once('m').map_or(part, |(_, rest)| rest));
            }
            let shown = if shown.contains('\u{1b}') {
                plain
            } else {
                shown
            };
            assert!(shown.contains(has), "{target} {format:?}: {shown}");
            assert!(!shown.contains(lacks), "{target} {format:?}: {shown}");
        }
    }
    let document = json(folder.path(), &["stack.py::squares"]);
    assert_eq!(ids(&document, "findings"), ["iteration.list-comprehension"]);
}

#[test]
fn a_line_selects_its_statement_and_says_all_about_it() {
    let folder = folder(&[("stack.py", STACK)]);
    let shown = text(folder.path(), &["stack.py:10"]);
    assert!(
        shown.contains("return [i * i for i in range(n)]"),
        "{shown}"
    );
    assert!(!shown.contains("def squares"), "{shown}");
    // The card, in its own names.
    let card = py2rs::corpus::card("iteration.list-comprehension").expect("there is one");
    let first = card.snippet();
    let first = first
        .lines()
        .find(|line| line.contains("fn "))
        .expect("a function");
    assert!(shown.contains(first.trim()), "{shown}");
    // As compilers name a place.
    assert_eq!(text(folder.path(), &["stack.py:10:5"]), shown);
    assert!(!text(folder.path(), &["stack.py:10", "--notes", "short"]).contains(first.trim()));
}

#[test]
fn lines_select_in_every_format() {
    let folder = folder(&[("stack.py", STACK)]);
    for arguments in [&["stack.py:13-15"][..], &["stack.py", "--lines", "13-15"]] {
        let shown = text(folder.path(), arguments);
        assert!(
            shown.contains("to.append(x)") && !shown.contains("range(n)"),
            "{shown}"
        );
        let document = json(folder.path(), arguments);
        assert_eq!(ids(&document, "findings"), ["function.mutable-default"]);
    }
}

#[test]
fn an_idiom_selects_the_definitions_that_have_it() {
    let folder = folder(&[("stack.py", STACK)]);
    let shown = text(folder.path(), &["stack.py", "--idiom", "iteration"]);
    assert!(
        shown.contains("range(n)") && !shown.contains("to.append"),
        "{shown}"
    );
    assert!(!shown.contains("class.definition"), "{shown}");
    let shown = text(folder.path(), &["stack.py", "--idiom", "asyncio"]);
    assert!(
        shown.contains("Nothing of asyncio was found in it."),
        "{shown}"
    );
    let shown = text(folder.path(), &["q18", "--idiom", "decorator.parametrized"]);
    let whole = text(folder.path(), &["q18"]);
    let bands = |text: &str| text.matches("\nband ").count();
    assert!((1..bands(&whole)).contains(&bands(&shown)), "{shown}");
}

#[test]
fn several_files_are_shown_one_after_the_other() {
    let folder = folder(&[("stack.py", STACK), ("other.py", "print(2 ** 8)\n")]);
    let shown = text(folder.path(), &["stack.py::squares", "other.py"]);
    let (first, second) = (shown.find("stack.py:"), shown.find("other.py:"));
    assert!(first < second && first.is_some(), "{shown}");
    let lines = text(folder.path(), &["stack.py", "other.py", "--format", "json"]);
    let paths: Vec<String> = lines
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).expect("JSON")["path"].to_string())
        .collect();
    assert_eq!(paths, ["\"stack.py\"", "\"other.py\""]);
    let output = explain(folder.path(), &["stack.py", "other.py", "--format", "html"]);
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn what_is_not_there_is_said() {
    let folder = folder(&[("stack.py", STACK)]);
    for (arguments, message) in [
        (&["stack.py::squars"][..], "did you mean stack.py::squares"),
        (&["stack.py:99"], "stack.py has no line 99"),
        (
            &["stack.py", "--lines", "40-50"],
            "stack.py has no lines 40 to 50",
        ),
        (
            &["stack.py", "--lines", "5-2"],
            "lines are named as 12 or 12-40",
        ),
        (&["stack.py:x"], "stack.py:x is neither"),
        (&["."], "py2rs scan"),
    ] {
        let output = explain(folder.path(), arguments);
        let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(stderr.contains(message), "{arguments:?}: {stderr}");
    }
}

#[test]
fn a_snippet_of_python_2_is_drafted() {
    let text_of = "\
d = json.loads('{\"a\": 1}')
for k, v in d.iteritems():
    print k, v
for i in xrange(2):
    print >>sys.stderr, unicode(i)
";
    let folder = folder(&[("old.py", text_of)]);
    let explain = |format: &str| {
        let output = Command::new(env!("CARGO_BIN_EXE_py2rs"))
            .args(["explain", "old.py", "--format", format])
            .current_dir(folder.path())
            .output()
            .expect("it runs");
        // It is no Python 3, and says so.
        assert_eq!(output.status.code(), Some(1), "{output:?}");
        String::from_utf8(output.stdout).expect("UTF-8")
    };
    let shown = explain("text");
    assert!(
        shown.contains("old.py: all 5 statements drafted"),
        "{shown}"
    );
    let line = "assumed: json as the module, sys as the module\n";
    assert!(shown.contains(line), "{shown}");
    assert!(shown.contains("for i in 0..2_i64 {"), "{shown}");
    assert!(shown.contains("eprintln!(\"{i}\");"), "{shown}");
    // Places are those of the text as it was given.
    let document: Value = serde_json::from_str(&explain("json")).expect("JSON");
    assert_eq!(ids(&document, "assumed"), ["data.json"]);
    let place = &document["assumed"][0];
    assert_eq!((&place["line"], &place["column"]), (&1.into(), &5.into()));
}

#[test]
fn what_a_snippet_does_not_import_is_assumed() {
    let text_of = "words = Counter(text.split())\nprint(json.dumps(words), 2 ** 8)\n";
    let folder = folder(&[("snippet.py", text_of)]);
    let shown = text(folder.path(), &["snippet.py"]);
    let line = "assumed: Counter as collections.Counter, json as the module\n";
    assert!(shown.contains(line), "{shown}");
    assert!(
        shown.contains("data.counter") && shown.contains("data.json"),
        "{shown}"
    );
    assert!(!shown.contains("import json"), "{shown}");
    let document = json(folder.path(), &["snippet.py"]);
    assert_eq!(ids(&document, "findings"), ["data.power"]);
    assert_eq!(ids(&document, "assumed"), ["data.counter", "data.json"]);
    assert!(document["assumed"][0]["rust"].is_string());
    let scan = Command::new(env!("CARGO_BIN_EXE_py2rs"))
        .args(["scan", "snippet.py", "--format", "jsonl"])
        .current_dir(folder.path())
        .output()
        .expect("it runs");
    let scan: Value = serde_json::from_slice(&scan.stdout).expect("JSON");
    assert!(scan.get("assumed").is_none());
    let document = json(folder.path(), &["q18"]);
    assert_eq!(document["assumed"], Value::Array(Vec::new()));
}
