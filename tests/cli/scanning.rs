//! Scans of whole trees: a document for each file, one for all, surveys, and an end by Ctrl-C.

use std::path::Path;
use std::process::Stdio;

use serde_json::Value;

use crate::{folder, json, path, py2rs, run, status, stderr, stdout};

#[test]
fn a_scan_writes_a_document_for_each_file_in_path_order() {
    let folder = folder(&[
        ("b.py", b"x = lambda: 1\n"),
        ("a/c.pyi", b"def f(*args): ...\n"),
        ("broken.py", b"x = (\n"),
        (".hidden/d.py", b"x = lambda: 1\n"),
        ("venv/pyvenv.cfg", b""),
        ("venv/e.py", b"x = lambda: 1\n"),
        ("notes.txt", b"lambda: 1"),
    ]);
    let output = run(&[
        "scan",
        folder.path().to_str().expect("UTF-8"),
        "--format",
        "jsonl",
    ]);
    assert_eq!(status(&output), 1);
    assert!(stderr(&output).contains("broken.py"), "{}", stderr(&output));
    let documents: Vec<Value> = stdout(&output)
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    let name = |document: &Value| {
        Path::new(document["path"].as_str().expect("a string"))
            .strip_prefix(folder.path())
            .expect("below the folder")
            .to_owned()
    };
    let names: Vec<_> = documents.iter().map(name).collect();
    assert_eq!(names, ["a/c.pyi", "b.py", "broken.py"].map(Path::new));
    assert!(documents[0].get("question").is_none());
    assert!(documents[0]["findings"][0].get("rust").is_none());
}

#[test]
fn a_scan_as_one_document_has_a_summary() {
    let folder = folder(&[
        ("pkg/__init__.py", b"from .a import A\n"),
        ("pkg/a.py", b"import os\nfrom . import b\n\nclass A: ...\n"),
        ("pkg/b.py", b"if True:\n    from pkg.a import A\n"),
        ("pkg/c.py", b"def f():\n    from pkg.d import x\n"),
        ("pkg/d.py", b"from pkg.c import f\n"),
    ]);
    let document = json(&[
        "scan",
        folder.path().to_str().expect("UTF-8"),
        "--format",
        "json",
    ]);
    assert_eq!(document["version"], 1);
    assert_eq!(document["files"].as_array().map(Vec::len), Some(5));
    assert_eq!(document["summary"]["idioms"]["module.import-cycle"], 2);
    let finding = &document["files"][1]["findings"][0];
    assert_eq!(finding["idiom"], "module.import-cycle");
    assert_eq!(
        (finding["line"].as_u64(), finding["column"].as_u64()),
        (Some(2), Some(1))
    );
    let finding = &document["files"][2]["findings"][0];
    assert_eq!(
        (finding["line"].as_u64(), finding["column"].as_u64()),
        (Some(2), Some(5))
    );
    let cycle = &document["summary"]["cycles"][0];
    assert_eq!(cycle["files"], 2);
}

#[test]
fn a_survey_and_the_summary_name_the_same_files_with_the_most() {
    let folder = folder(&[
        ("a.py", b"import b\ndef f(*args): ...\n"),
        ("b.py", b"import a\n"),
    ]);
    let root = folder.path().to_str().expect("UTF-8");
    let summary = &json(&["scan", root, "--format", "json"])["summary"];
    let files = summary["hard_files"].as_array().expect("a list");
    assert_eq!(files.len(), 1, "{files:?}");
    assert_eq!(files[0]["count"], 1);
    assert_eq!(summary["idioms"]["module.import-cycle"], 2);
    let output = run(&["scan", root]);
    let (_, clusters) = stdout(&output)
        .split_once("Files that ask for most thought (findings that Rust does another way)\n")
        .expect("a heading");
    let of_a = clusters.lines().next().map(str::trim);
    assert_eq!(of_a, Some("1  a.py  function.varargs 1"));
}

#[test]
fn the_largest_clusters_of_many_files_are_found_wherever_they_stand() {
    // So many that threads know of large clusters long before they are done.
    let count = |number: usize| number * 37 % 101;
    let files: Vec<(String, String)> = (0..400)
        .map(|number| {
            let broad = "    try: pass\n    except Exception: pass\n".repeat(count(number));
            (
                format!("f{number:03}.py"),
                format!("def f():\n    pass\n{broad}"),
            )
        })
        .collect();
    let files: Vec<(&str, &[u8])> = files
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_bytes()))
        .collect();
    let folder = folder(&files);
    let mut expected: Vec<usize> = (0..400).collect();
    expected.sort_by_key(|number| (std::cmp::Reverse(count(*number)), *number));
    let root = folder.path().to_str().expect("UTF-8");
    let summary = &json(&["scan", root, "--format", "json"])["summary"];
    for clusters in ["hard_files", "hard_functions"] {
        let found = summary[clusters].as_array().expect("a list");
        let found: Vec<(u64, String)> = found
            .iter()
            .map(|it| {
                let name = it["place"]["path"].as_str().expect("a string");
                let name = Path::new(name).file_name().expect("a file");
                let count = it["count"].as_u64().expect("a number");
                (count, name.to_string_lossy().into_owned())
            })
            .collect();
        let expected: Vec<(u64, String)> = expected[..10]
            .iter()
            .map(|number| (count(*number) as u64, format!("f{number:03}.py")))
            .collect();
        assert_eq!(found, expected, "{clusters}");
    }
}

#[cfg(unix)]
#[test]
fn an_interrupted_scan_ends_with_whole_lines() {
    use std::io::{BufRead as _, BufReader};

    let files: Vec<(String, Vec<u8>)> = (0..4000)
        .map(|number| {
            (
                format!("f{number:04}.py"),
                b"import os\nx = 1\n".repeat(200),
            )
        })
        .collect();
    let files: Vec<(&str, &[u8])> = files.iter().map(|(n, b)| (n.as_str(), &b[..])).collect();
    let folder = folder(&files);
    let mut child = py2rs(&["scan", ".", "--format", "jsonl"])
        .current_dir(folder.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary starts");
    let mut lines = BufReader::new(child.stdout.take().expect("is piped")).lines();
    lines.next().expect("a first line").expect("UTF-8");
    let id = nix::unistd::Pid::from_raw(i32::try_from(child.id()).expect("a process id"));
    nix::sys::signal::kill(id, nix::sys::signal::Signal::SIGINT).expect("it runs");
    let mut count = 1;
    for line in lines {
        let line = line.expect("UTF-8");
        serde_json::from_str::<Value>(&line).unwrap_or_else(|error| panic!("{error}: {line}"));
        count += 1;
    }
    let status = child.wait().expect("it ends");
    // A quick machine may have been done before the signal came.
    if count < 4000 {
        assert_eq!(status.code(), Some(130));
    }
}

#[test]
fn one_file_is_one_file() {
    let folder = folder(&[("a.py", b"x = = 1\n")]);
    let output = run(&["scan", &path(&folder, "a.py")]);
    let text = stdout(&output);
    let head = "0 findings in 1 file, 1 line, 0.0 MB\n1 file with syntax errors or unreadable\n";
    assert!(text.starts_with(head), "{text}");
}
