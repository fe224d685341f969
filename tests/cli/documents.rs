//! The JSON of questions, files and cards.

use serde_json::Value;

use crate::{folder, json, path, run, status, stderr, stdout};

#[test]
fn explain_writes_the_json_of_the_contract() {
    let folder = folder(&[("a.py", "é = [x for x in y]\ndef f(): yield\n".as_bytes())]);
    let file = path(&folder, "a.py");
    let document = json(&["explain", &file, "--format", "json"]);
    assert_eq!(document["version"], 1);
    assert_eq!(document["path"], file.as_str());
    assert_eq!(document["question"], Value::Null);
    assert_eq!(document["errors"], Value::Array(Vec::new()));
    let finding = &document["findings"][0];
    assert_eq!(finding["idiom"], "iteration.list-comprehension");
    let place = ["line", "column", "end_line", "end_column"].map(|key| finding[key].as_u64());
    assert_eq!(place, [Some(1), Some(5), Some(1), Some(19)]);
    assert!(finding.get("rust").is_some(), "{finding}");
    assert_eq!(document["findings"][1]["subject"], "f");
}

/// Each line of a band stands in one row, in order, and what is defined under one name shares it.
#[test]
fn json_tells_what_shares_a_row() {
    let documents = [
        json(&["explain", "q18", "--format", "json"]),
        json(&["idiom", "context-manager.with", "--format", "json"])["idioms"][0].clone(),
    ];
    for (document, [python, rust]) in documents.iter().zip([[24, 42], [6, 15]]) {
        let bands = document["bands"].as_array().expect("is there");
        let rows: Vec<&Vec<Value>> = bands
            .iter()
            .flat_map(|band| band["rows"].as_array().expect("is there"))
            .map(|row| row.as_array().expect("is a pair"))
            .collect();
        for side in [0, 1] {
            let lines: Vec<u64> = rows.iter().filter_map(|row| row[side].as_u64()).collect();
            let mut once = lines.clone();
            once.dedup();
            assert_eq!(lines, once);
        }
        let pair = vec![Value::from(python), Value::from(rust)];
        assert!(rows.contains(&&pair), "{rows:?}");
    }
}

#[test]
fn a_question_is_explained_in_json_with_its_rust() {
    let document = json(&["explain", "q18", "--format", "json"]);
    assert_eq!(document["question"], "q18");
    let findings = document["findings"].as_array().expect("a list");
    let decorator = findings
        .iter()
        .find(|finding| finding["idiom"] == "decorator.parametrized")
        .expect("q18 is about it");
    assert_eq!(decorator["subject"], "catch_and_log_exceptions");
    assert!(
        decorator["rust"]
            .as_str()
            .is_some_and(|rust| rust.contains("fn ")),
        "{decorator}"
    );
}

#[test]
fn a_file_is_read_in_the_encoding_that_it_declares() {
    let folder = folder(&[("a.py", b"# coding: latin-1\n'\xe9', lambda: 1\n")]);
    let file = path(&folder, "a.py");
    let document = json(&["explain", &file, "--format", "json"]);
    assert_eq!(document["findings"][0]["column"], 6);
    assert_eq!(document["errors"].as_array().map(Vec::len), Some(0));
}

#[test]
fn json_says_where_rust_comes_from() {
    let python = b"def three() -> list[int]:\n    return [n for n in range(3)]\n\n\ndef last(x):\n    return x.unknown()[-1]\n";
    let folder = folder(&[("mine.py", python)]);
    let document = json(&["explain", &path(&folder, "mine.py"), "--format", "json"]);
    let origin = |idiom: &str| {
        let findings = document["findings"].as_array().expect("an array");
        let finding = findings.iter().find(|it| it["idiom"] == idiom);
        finding.unwrap_or_else(|| panic!("{idiom}"))["origin"].clone()
    };
    assert_eq!(origin("iteration.list-comprehension"), "draft");
    assert_eq!(origin("data.negative-index"), "card");
    let document = json(&["explain", "q18", "--format", "json"]);
    for finding in document["findings"].as_array().expect("an array") {
        assert_eq!(finding["origin"], "question");
    }
    let scan = json(&["scan", &path(&folder, "mine.py"), "--format", "jsonl"]);
    assert!(scan["findings"][0].get("origin").is_none());
}

#[test]
fn a_copy_can_be_explained_as_a_file() {
    let copy = py2rs::corpus::question("q18").expect("is there");
    let folder = folder(&[("copy.py", copy.python.text().as_bytes())]);
    let file = path(&folder, "copy.py");
    let document = json(&["explain", &file, "--format", "json"]);
    assert_eq!(document["question"], "q18");
    let document = json(&["explain", &file, "--format", "json", "--no-question"]);
    assert_eq!(document["question"], Value::Null);
    assert_eq!(document["findings"][0]["origin"], "draft");
    let output = run(&["explain", &file, "--no-question"]);
    assert!(
        !stdout(&output).contains("recognised"),
        "{}",
        stdout(&output)
    );
    assert!(!stdout(&output).contains("resembles"));
}

#[test]
fn a_short_file_only_resembles_a_question() {
    let snippet = "def fib(n):\n    if n < 2:\n        return n\n    return fib(n - 1) + fib(n - 2)\n\n\
                   print(fib(10))\n";
    let folder = folder(&[("fib.py", snippet.as_bytes())]);
    let file = path(&folder, "fib.py");
    let document = json(&["explain", &file, "--format", "json"]);
    assert_eq!(document["question"], Value::Null);
    for format in ["text", "markdown", "html"] {
        let output = run(&["explain", &file, "--format", format]);
        let said = stdout(&output).matches("q04: py2rs explain q04");
        assert_eq!(said.count(), 1, "{}", stdout(&output));
    }
    let output = run(&["explain", &file, "--no-question"]);
    assert!(!stdout(&output).contains("resembles"));
}

#[test]
fn a_file_is_explained_by_one_family_only() {
    let folder = folder(&[("a.py", b"import os\ndef f(*a):\n    assert a, f'{a}'\n")]);
    let file = path(&folder, "a.py");
    let document = json(&["explain", &file, "--idiom", "function", "--format", "json"]);
    let findings = document["findings"].as_array().expect("a list");
    assert!(!findings.is_empty());
    for finding in findings {
        assert!(
            finding["idiom"]
                .as_str()
                .is_some_and(|it| it.starts_with("function."))
        );
    }
    let unknown = run(&["explain", &file, "--idiom", "functoin"]);
    assert_eq!(status(&unknown), 2);
    assert!(
        stderr(&unknown).contains("function"),
        "{}",
        stderr(&unknown)
    );
}

#[test]
fn a_card_is_shown_as_a_question_is() {
    let card = run(&["idiom", "asyncio.gather"]);
    assert_eq!(status(&card), 0);
    for text in [
        "band 1:",
        "python",
        "rust",
        "Pitfalls",
        "crate: tokio",
        "related: q20",
    ] {
        assert!(stdout(&card).contains(text), "{text} in {}", stdout(&card));
    }
    let document = json(&["idiom", "asyncio.gather", "--format", "json"]);
    let idiom = &document["idioms"][0];
    assert_eq!(idiom["crates"], serde_json::json!(["tokio", "futures"]));
    assert!(
        idiom["rust"]
            .as_str()
            .is_some_and(|it| it.contains("tokio::join!"))
    );
    let typo = run(&["idiom", "asyncio.gahter"]);
    assert_eq!(status(&typo), 2);
    assert!(
        stderr(&typo).contains("asyncio.gather"),
        "{}",
        stderr(&typo)
    );
}
