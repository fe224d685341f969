//! The command line as a user meets it: exit statuses, messages, JSON, colours, closed pipes.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::{fs, thread};

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use serde_json::Value;
use tempfile::TempDir;

fn py2rs(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_py2rs"));
    command.args(arguments).stdin(Stdio::null());
    for variable in ["NO_COLOR", "CLICOLOR_FORCE", "COLUMNS", "PAGER"] {
        command.env_remove(variable);
    }
    command
}

fn run(arguments: &[&str]) -> Output {
    py2rs(arguments).output().expect("the binary starts")
}

fn stdout(output: &Output) -> &str {
    str::from_utf8(&output.stdout).expect("UTF-8")
}

fn stderr(output: &Output) -> &str {
    str::from_utf8(&output.stderr).expect("UTF-8")
}

fn status(output: &Output) -> i32 {
    output.status.code().expect("no signal")
}

fn json(arguments: &[&str]) -> Value {
    let output = run(arguments);
    serde_json::from_slice(&output.stdout).unwrap_or_else(|error| {
        panic!("{error} in {:?}, {}", stdout(&output), stderr(&output));
    })
}

fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("has one")).expect("can be made");
        fs::write(path, bytes).expect("can be written");
    }
    folder
}

fn path(folder: &TempDir, name: &str) -> String {
    folder.path().join(name).to_str().expect("UTF-8").to_owned()
}

#[test]
fn a_question_is_named_in_four_ways() {
    let whole = run(&["explain", "q18"]);
    assert_eq!(status(&whole), 0);
    assert!(stdout(&whole).contains("catch_and_log_exceptions"));
    for name in ["q18.py", "Q18", "18"] {
        assert_eq!(run(&["explain", name]).stdout, whole.stdout, "{name}");
    }
}

#[test]
fn a_file_that_exists_wins_over_a_question() {
    let folder = folder(&[("q18.py", b"x = lambda: 1\n")]);
    let output = py2rs(&["explain", "q18.py", "--format", "json"])
        .current_dir(folder.path())
        .output()
        .expect("the binary starts");
    let document: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(document["question"], Value::Null);
    assert_eq!(document["findings"][0]["idiom"], "function.lambda");
}

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

/// A variable and a file hold options; what is typed comes last and wins.
#[test]
fn options_that_are_always_wanted_are_kept() {
    let folder = tempfile::tempdir().expect("a folder");
    let config = folder.path().join("config");
    std::fs::write(&config, "# for programs\n--format json\n").expect("is written");
    let run = |variable: &str, arguments: &[&str]| {
        let mut command = py2rs(arguments);
        command
            .env("PY2RS_CONFIG", &config)
            .env("PY2RS_OPTS", variable);
        let output = command.output().expect("the binary starts");
        assert!(output.status.success(), "{output:?}");
        String::from_utf8_lossy(&output.stdout).into_owned()
    };
    assert!(run("", &["list"]).starts_with('{'));
    assert!(!run("--format=text", &["list"]).starts_with('{'));
    assert!(run("--format=text", &["list", "--format", "json"]).starts_with('{'));
    assert!(run("--format=text", &["q18"]).starts_with("q18: "));
}

#[test]
fn a_theme_has_its_colours() {
    let page = |theme: &str| {
        let output = py2rs(&["q18", "--color", "always", "--theme", theme])
            .output()
            .expect("the binary starts");
        String::from_utf8_lossy(&output.stdout).into_owned()
    };
    let (dark, light) = (page("dark"), page("light"));
    assert!(dark.contains("38;5;111m") && !dark.contains("38;5;25m"));
    assert!(light.contains("38;5;25m") && !light.contains("38;5;111m"));
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
fn standard_input_is_explained() {
    let mut child = py2rs(&["explain", "-", "--format", "json"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the binary starts");
    let mut stdin = child.stdin.take().expect("piped");
    stdin.write_all(b"assert x\n").expect("is read");
    drop(stdin);
    let output = child.wait_with_output().expect("ends");
    let document: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(document["path"], "-");
    assert_eq!(document["findings"][0]["idiom"], "exception.assert");
}

#[test]
fn a_syntax_error_is_shown_and_the_rest_explained() {
    let folder = folder(&[("a.py", b"x = lambda: 1\ndef f(:\n    pass\ny = lambda: 2\n")]);
    let file = path(&folder, "a.py");
    let output = run(&["explain", &file, "--format", "json"]);
    assert_eq!(status(&output), 1);
    assert!(
        stderr(&output).contains(&format!("{file}:2:7")),
        "{}",
        stderr(&output)
    );
    let document: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(document["findings"].as_array().map(Vec::len), Some(2));
    assert_eq!(document["errors"][0]["line"], 2);
    assert_eq!(document["errors"][0]["column"], 7);
}

#[test]
fn wrong_bytes_are_named_with_their_offset_and_the_rest_is_explained() {
    let folder = folder(&[("a.py", b"x = '\xe9'\ny = lambda: 1\n")]);
    let file = path(&folder, "a.py");
    let output = run(&["explain", &file, "--format", "json"]);
    assert_eq!(status(&output), 1);
    let message = stderr(&output);
    assert!(
        message.contains(&file) && message.contains("byte 0xe9 at offset 5 is not UTF-8"),
        "{message}"
    );
    let document: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(document["findings"][0]["idiom"], "function.lambda");
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
fn an_unknown_target_is_answered_with_the_nearest_names() {
    for target in ["q56", "q181", "nothing.py"] {
        let output = run(&["explain", target]);
        assert_eq!(status(&output), 2, "{target}");
        assert!(stderr(&output).contains(target), "{}", stderr(&output));
        assert!(output.stdout.is_empty());
    }
    let folder = folder(&[("module.py", b"")]);
    let output = py2rs(&["explain", "modul.py"])
        .current_dir(folder.path())
        .output();
    let output = output.expect("the binary starts");
    assert!(
        stderr(&output).contains("did you mean module.py"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn usage_errors_end_with_status_2() {
    for arguments in [
        &["explain"][..],
        &["frobnicate"],
        &["list", "--idiom", "decorator.memoise"],
        &["list", "zzyzx"],
        &["idiom", "asyncio.gahter"],
        &["explain", "."],
        &["scan", "no-such-folder"],
        &["list", "--format", "markdown"],
        &["idiom", "--format", "html"],
        &["idiom", "decorator", "--format", "markdown"],
        &["list", "--format", "jsonl"],
    ] {
        let output = run(arguments);
        assert_eq!(status(&output), 2, "{arguments:?}");
        assert!(!output.stderr.is_empty(), "{arguments:?}");
    }
    assert!(stderr(&run(&["idiom", "asyncio.gahter"])).contains("asyncio.gather"));
    assert!(stderr(&run(&["list", "--topic", "Exeption"])).contains("Exception Handling"));
}

#[test]
fn nothing_of_the_input_reaches_the_terminal_raw() {
    let text = "# \x1b[31mred\x1b[0m \u{202e}desrever\ndef f(x='\x07'):\n    return lambda: x\n";
    let folder = folder(&[
        ("a\x1b[1m.py", text.as_bytes()),
        ("b.py", b"x = '\x1b[2J' +\n"),
    ]);
    for (name, flags) in [
        ("a\x1b[1m.py", &["--layout", "side"][..]),
        ("a\x1b[1m.py", &[]),
        ("b.py", &[]),
        ("missing\x1b[1m.py", &[]),
    ] {
        let output = run(&[&["explain", &path(&folder, name)], flags].concat());
        for shown in [stdout(&output), stderr(&output)] {
            let raw = shown.find(['\x1b', '\x07', '\u{202e}']);
            assert_eq!(raw, None, "{name}: {shown:?}");
        }
    }
}

#[test]
fn colours_follow_the_option_and_the_environment() {
    let colored = |arguments: &[&str], variables: &[(&str, &str)]| {
        let mut command = py2rs(&[&["list"], arguments].concat());
        command.env("TERM", "xterm").envs(variables.iter().copied());
        command
            .output()
            .expect("the binary starts")
            .stdout
            .contains(&b'\x1b')
    };
    assert!(!colored(&[], &[]), "a pipe");
    assert!(colored(&["--color", "always"], &[("NO_COLOR", "1")]));
    assert!(colored(&[], &[("CLICOLOR_FORCE", "1")]));
    assert!(!colored(&[], &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]));
    assert!(colored(&[], &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "")]));
    assert!(!colored(&["--color", "never"], &[("CLICOLOR_FORCE", "1")]));
}

#[test]
fn a_closed_pipe_ends_quietly() {
    for arguments in [&["explain", "q18"][..], &["list"], &["idiom"]] {
        let mut child = py2rs(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the binary starts");
        drop(child.stdout.take());
        let output = child.wait_with_output().expect("ends");
        assert_eq!(status(&output), 0, "{arguments:?}");
        assert_eq!(stderr(&output), "", "{arguments:?}");
    }
}

#[test]
fn questions_are_listed_by_topic_idiom_and_word() {
    let ids = |arguments: &[&str]| -> Vec<String> {
        let document = json(&[&["list", "--format", "json"], arguments].concat());
        let questions = document["questions"].as_array().expect("a list");
        questions
            .iter()
            .map(|it| it["id"].as_str().expect("a string").to_owned())
            .collect()
    };
    assert!(ids(&[]).is_sorted());
    assert!(ids(&["--topic", "functions"]).contains(&"q18".to_owned()));
    assert!(!ids(&["--topic", "functions"]).contains(&"q48".to_owned()));
    assert!(ids(&["--idiom", "asyncio.gather"]).contains(&"q20".to_owned()));
    assert!(ids(&["--idiom", "decorator"]).contains(&"q18".to_owned()));
    assert_eq!(ids(&["catch_and_log_exceptions"]), ["q18"]);
}

#[test]
fn a_family_and_a_prefix_list_their_idioms() {
    let ids = |wanted: &str| -> Vec<String> {
        let document = json(&["idiom", wanted, "--format", "json"]);
        let idioms = document["idioms"].as_array().expect("a list");
        idioms
            .iter()
            .map(|it| it["id"].as_str().expect("a string").to_owned())
            .collect()
    };
    assert_eq!(
        ids("futures"),
        [
            "futures.thread-pool",
            "futures.process-pool",
            "futures.wait"
        ]
    );
    assert_eq!(ids("asyncio.ta"), ["asyncio.task", "asyncio.task-group"]);
    assert_eq!(ids("data.bytes"), ["data.bytes"]);
}

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

#[test]
fn hostile_nesting_is_an_error_and_no_crash() {
    let deep = |open: &str, close: &str| [open.repeat(50_000), close.repeat(50_000)].concat();
    for text in [
        deep("(", ")"),
        deep("[", ""),
        "x = ".to_owned() + &"not ".repeat(100_000) + "y",
        "x = ".to_owned() + &"-".repeat(100_000) + "1",
        "x = ".to_owned() + &"lambda: ".repeat(50_000) + "1",
        "x = ".to_owned() + &"a if b else ".repeat(50_000) + "c",
        "x = ".to_owned() + &"2 ** ".repeat(50_000) + "2",
        "x = a".to_owned() + &".b".repeat(200_000),
        "x = a".to_owned() + &"()".repeat(200_000),
        "x = 1".to_owned() + &" + 1".repeat(200_000),
        (0..2_000)
            .map(|depth| " ".repeat(depth) + "if x:\n")
            .collect::<String>(),
        "if x: pass\n".to_owned() + &"elif y: pass\n".repeat(20_000),
        "x = ".to_owned() + &"f'{".repeat(500),
        "x: ".to_owned() + &"a | ".repeat(50_000) + "b",
    ] {
        let begin: String = text.chars().take(20).collect();
        let folder = folder(&[("deep.py", text.as_bytes())]);
        let file = path(&folder, "deep.py");
        let thread = thread::spawn(move || run(&["explain", &file, "--format", "json"]));
        let output = thread.join().expect("no panic");
        let code = output.status.code();
        assert!(
            matches!(code, Some(0 | 1)),
            "{begin}: {:?} {}",
            output.status,
            stderr(&output)
        );
    }
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
fn a_package_is_named_with_its_crates() {
    let python =
        b"import discord\nimport flask\n\n\ndef f():\n    import flask\n    import ansible\n";
    let folder = folder(&[("bot.py", python)]);
    let file = path(&folder, "bot.py");
    for format in ["text", "markdown", "html"] {
        let output = run(&["explain", &file, "--format", format]);
        let text = stdout(&output);
        for wanted in ["discord", "serenity", "flask", "axum", "ansible"] {
            assert!(text.contains(wanted), "{wanted} in {text}");
        }
        for other in ["normalised", "NumPy", "q33", "ndarray"] {
            assert!(!text.contains(other), "{other} in {text}");
        }
    }
    let document = json(&["explain", &file, "--format", "json"]);
    let rust = |line: usize| {
        let findings = document["findings"].as_array().expect("an array");
        let finding = findings.iter().find(|it| it["line"] == line);
        finding.expect("is found")["rust"]
            .as_str()
            .expect("is text")
            .to_owned()
    };
    assert!(rust(1).contains("serenity") && !rust(1).contains("fn "));
    assert!(rust(2).contains("axum") && rust(2) == rust(6));
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
fn pages_are_written_for_questions_files_and_cards() {
    let folder = folder(&[("a.py", b"x = [y for y in z]\n"), ("b.py", b"def f(:\n")]);
    let (file, broken) = (path(&folder, "a.py"), path(&folder, "b.py"));
    for target in [
        &["explain", "q18"][..],
        &["explain", &file],
        &["idiom", "data.slice"],
    ] {
        let html = run(&[target, &["--format", "html"]].concat());
        assert_eq!(status(&html), 0);
        assert!(stdout(&html).starts_with("<!DOCTYPE html>"));
        let markdown = run(&[target, &["--format", "markdown"]].concat());
        assert_eq!(status(&markdown), 0);
        assert!(stdout(&markdown).starts_with("# "));
    }
    let output = run(&["explain", &broken, "--format", "html"]);
    assert_eq!(status(&output), 1);
    assert!(stderr(&output).contains("b.py:1:7"), "{}", stderr(&output));
    let output = run(&[
        "explain",
        folder.path().to_str().expect("UTF-8"),
        "--format",
        "html",
    ]);
    assert_eq!(status(&output), 2);
}

#[test]
fn an_export_overwrites_nothing() {
    let folder = folder(&[("full/a.txt", b"mine"), ("file", b"mine")]);
    for (name, reason) in [("full", "is not empty"), ("file", "is a file")] {
        let output = run(&["export", &path(&folder, name)]);
        assert_eq!(status(&output), 2);
        assert!(stderr(&output).contains(name), "{}", stderr(&output));
        assert!(stderr(&output).contains(reason), "{}", stderr(&output));
    }
    let output = run(&["export", &path(&folder, "file/site")]);
    assert_eq!(status(&output), 1);
    assert!(stderr(&output).contains("file"), "{}", stderr(&output));
    let output = py2rs(&["export", "."])
        .current_dir(tempfile::tempdir().expect("a folder").path())
        .output()
        .expect("runs");
    assert_eq!(status(&output), 2);
    assert_eq!(
        fs::read(folder.path().join("full/a.txt")).expect("is there"),
        b"mine"
    );

    // The folders around it are made.
    let site = path(&folder, "none/yet/site");
    let document = json(&["export", &site, "--format", "json"]);
    assert_eq!(document["version"], 1);
    assert_eq!(document["folder"], site.as_str());
    assert!(document["pages"].as_u64().is_some_and(|pages| pages > 200));
    let output = run(&["export", &site]);
    assert_eq!(status(&output), 2);
}

/// How many findings of import cycles a survey counts.
fn cycles_in_survey(root: &str) -> usize {
    let output = run(&["scan", root, "--idiom", "module.import-cycle"]);
    let mut lines = stdout(&output).lines();
    let line = lines.find(|line| line.contains("import-cycle"));
    let count = line.and_then(|line| line.split_whitespace().next()?.parse().ok());
    count.unwrap_or(0)
}

fn cycles_in(files: &[Value]) -> usize {
    let findings = files.iter().filter_map(|file| file["findings"].as_array());
    let on_cycle = |it: &&Value| it["idiom"] == "module.import-cycle";
    findings.flatten().filter(on_cycle).count()
}

/// The count of each format, which are the same.
fn cycles(root: &str) -> usize {
    let survey = cycles_in_survey(root);
    let document = json(&["scan", root, "--format", "json"]);
    let files = document["files"].as_array().expect("a list");
    assert_eq!(cycles_in(files), survey);
    let counted = document["summary"]["idioms"]["module.import-cycle"].as_u64();
    assert_eq!(counted.unwrap_or(0), survey as u64);
    let lines = run(&["scan", root, "--format", "jsonl"]);
    let files: Vec<Value> = stdout(&lines)
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    assert_eq!(cycles_in(&files), survey);
    survey
}

#[test]
fn every_format_names_the_same_cycles_however_imports_are_written() {
    for import in [
        "from a import (  # noqa: F401 (used by others)\n    x,\n)\n",
        "from a import (\n    x,  # :)\n    y,\n)\n",
        "from a \\\n    import x\n",
        "x = 1; import os, a as b\n",
        "try:\n    from a import *\nexcept ImportError: pass\n",
        "def (:\n    pass\n\nimport a\n",
        ">>> import a\n>>> a.x\n1\n",
    ] {
        let folder = folder(&[("a.py", b"import b\n"), ("b.py", import.as_bytes())]);
        let root = folder.path().to_str().expect("UTF-8");
        assert_eq!(cycles(root), 2, "{import}");
    }
    for import in [
        "# import a\n",
        "'''\nimport a\n'''\n",
        "def f():\n    import a\n",
        "from typing import TYPE_CHECKING as CHECKS\nif CHECKS:\n    import a\n",
    ] {
        let folder = folder(&[("a.py", b"import b\n"), ("b.py", import.as_bytes())]);
        let root = folder.path().to_str().expect("UTF-8");
        assert_eq!(cycles(root), 0, "{import}");
    }
}

/// A module among four: imports of the others, commented on, damaged and set between other lines.
fn module() -> impl Strategy<Value = String> {
    let name = prop::sample::select(vec!["a", "b", "c", "d"]);
    let form = prop::sample::select(vec![
        "import N\n",
        "from N import x\n",
        "from N import (  # the (first)\n    x, # :)\n)\n",
        "from . import N\n",
        "import os, \\\n    N\n",
        "from N import (x,\n",
        "from N import\n",
        "import N as\n",
        "# import N\n",
        "s = \"import N\n",
        "if True:\n  import N\n",
        "def f():\n    import N\n",
        "x = (1,\n",
        "\u{a0}import N\n",
        ">>> import N\n",
    ]);
    let line = (form, name).prop_map(|(form, name)| form.replace('N', name));
    prop::collection::vec(line, 0..5).prop_map(|lines| lines.concat())
}

#[test]
fn every_format_names_the_same_cycles_of_damaged_files() {
    let config = Config {
        failure_persistence: None,
        ..Config::with_cases(24)
    };
    let modules = prop::array::uniform4(module());
    let outcome = TestRunner::new(config).run(&modules, |[a, b, c, d]| {
        let files = [("a.py", &a), ("b.py", &b), ("c.py", &c), ("d.py", &d)];
        let folder = folder(&files.map(|(name, text)| (name, text.as_bytes())));
        cycles(folder.path().to_str().expect("UTF-8"));
        Ok(())
    });
    assert!(outcome.is_ok(), "{outcome:?}");
}

#[test]
fn one_file_is_one_file() {
    let folder = folder(&[("a.py", b"x = = 1\n")]);
    let output = run(&["scan", &path(&folder, "a.py")]);
    let text = stdout(&output);
    let head = "0 findings in 1 file, 1 line, 0.0 MB\n1 file with syntax errors or unreadable\n";
    assert!(text.starts_with(head), "{text}");
}

/// A small project: mistakes, a package of its own, third-party packages.
fn project() -> TempDir {
    folder(&[
        ("setup.py", b"import setuptools\n"),
        ("src/shop/__init__.py", b"from shop.orders import total\n"),
        (
            "src/shop/orders.py",
            b"import requests\nimport flask\n\n\ndef total(orders, seen=[]):\n    \
              seen.append(len(orders))\n    return sum(orders)\n\n\nprint(total([1, 2]))\n",
        ),
        (
            "src/shop/later.py",
            b"import asyncio\nimport time\n\n\nasync def wait(seconds):\n    time.sleep(seconds)\n\n\n\
              async def main(*args):\n    wait(1)\n    await asyncio.gather(wait(1), wait(2))\n",
        ),
        ("tests/test_shop.py", b"import shop\nimport requests\n"),
    ])
}

/// The report of the project with these options, as it is from within it.
fn report(options: &[&str]) -> String {
    let project = project();
    let output = py2rs(&[&["scan", "."], options].concat())
        .current_dir(project.path())
        .output()
        .expect("the binary starts");
    assert_eq!(status(&output), 0, "{}", stderr(&output));
    stdout(&output).to_owned()
}

#[test]
fn a_scan_is_a_report() {
    for width in ["80", "100", "120", "160"] {
        let name = format!("scan_at_{width}");
        insta::assert_snapshot!(name, report(&["--width", width]));
    }
    insta::assert_snapshot!(
        "scan_with_drafts_and_counts",
        report(&["--port", "--counts", "--top", "2"])
    );
    insta::assert_snapshot!(
        "scan_as_markdown",
        report(&["--format", "markdown", "--port"])
    );
    let page = report(&["--format", "html"]);
    assert!(
        page.contains("<td><code>src/shop/later.py:6</code></td>"),
        "{page}"
    );
}

/// Paths are told from the root, wherever it is scanned from.
#[test]
fn a_report_tells_paths_from_its_root() {
    let project = project();
    let root = project.path().to_str().expect("UTF-8");
    let text = stdout(&run(&["scan", root])).to_owned();
    let (head, rest) = text.split_once('\n').expect("lines");
    assert!(head.starts_with(root) && !rest.contains(root), "{text}");
    // The package is the tree's own, also in JSON.
    let summary = &json(&["scan", root, "--format", "json", "--port"])["summary"];
    assert!(summary["packages"].get("shop").is_none() && summary["packages"]["requests"] == 2);
    assert_eq!(summary["drafts"]["files"].as_array().map(Vec::len), Some(5));
}

#[test]
fn crates_are_told_for_several_packages_and_projects() {
    let folder = folder(&[
        (
            "requirements.txt",
            b"Flask>=2\nscikit-learn\nno-such-package\n",
        ),
        (
            "pyproject.toml",
            b"[project]\ndependencies = ['httpx', 'PyYAML']\n",
        ),
    ]);
    let run = |arguments: &[&str]| {
        let output = py2rs(&[&["crates"], arguments, &["--width", "100"]].concat())
            .current_dir(folder.path())
            .output()
            .expect("the binary starts");
        assert_eq!(status(&output), 0, "{}", stderr(&output));
        format!("{}{}", stdout(&output), stderr(&output))
    };
    insta::assert_snapshot!(
        "crates_of_several",
        run(&["flask", "numpy", "sqlite3", "re"])
    );
    insta::assert_snapshot!("crates_of_a_file", run(&["-r", "requirements.txt"]));
    insta::assert_snapshot!("crates_of_a_project", run(&["pyproject.toml"]));
    let missing = py2rs(&["crates", "-r", "nothing.txt"]).output();
    assert_eq!(status(&missing.expect("the binary starts")), 1);
}

#[test]
fn a_word_narrows_the_questions_best_first() {
    for width in ["80", "120"] {
        let name = format!("list_lock_at_{width}");
        let output = run(&["list", "lock", "--width", width]);
        insta::assert_snapshot!(name, stdout(&output));
    }
    // Only a word, never a part of one.
    assert!(!stdout(&run(&["list", "lock"])).contains("q03 "));
}

#[test]
fn what_is_found_alone_is_shown() {
    let found = run(&["find", "variadic"]);
    assert_eq!(stdout(&found), stdout(&run(&["idiom", "function.varargs"])));
}

#[test]
fn no_hint_of_a_format_is_dead() {
    for arguments in [
        ["study", "--format", "markdown"],
        ["study", "--format", "json"],
        ["list", "--format", "markdown"],
        ["list", "--format", "jsonl"],
        ["progress", "--format", "html"],
        ["crates", "--format", "html"],
    ] {
        let output = run(&arguments);
        assert_eq!(status(&output), 2, "{arguments:?}");
        if stderr(&output).contains("--format json writes one document") {
            let json = run(&[arguments[0], "--format", "json"]);
            assert_eq!(status(&json), 0, "{arguments:?}: {}", stderr(&json));
        }
    }
}

#[test]
fn an_idiom_says_what_counts() {
    let output = run(&["idiom", "context-manager.lock", "--width", "200"]);
    assert!(
        stdout(&output).contains("Lock types:"),
        "{}",
        stdout(&output)
    );
    let document = json(&["idiom", "function.nonlocal", "--format", "json"]);
    assert_eq!(document["idioms"][0]["counts"], "a `nonlocal` statement");
    assert_eq!(document["idioms"][0]["reported_at"], "the statement");
}

#[test]
fn what_is_typed_alone_is_explained() {
    for (alone, whole) in [
        (&["q16"][..], &["explain", "q16"][..]),
        (
            &["tests/readme/counter.py"],
            &["explain", "tests/readme/counter.py"],
        ),
        (&["asyncio.gather"], &["idiom", "asyncio.gather"]),
        (&["explain", "asyncio.gather"], &["idiom", "asyncio.gather"]),
        (&["idiom", "lru_cache"], &["idiom", "decorator.memoize"]),
    ] {
        assert_eq!(stdout(&run(alone)), stdout(&run(whole)), "{alone:?}");
        assert_eq!(status(&run(alone)), 0, "{alone:?}");
    }
    assert_eq!(status(&run(&["nothing-of-that-name"])), 2);
}

#[test]
fn a_word_finds_what_people_call_so() {
    let found = json(&["find", "mutex", "--format", "json"]);
    let first = &found["hits"][0];
    assert_eq!(
        (&first["kind"], &first["id"]),
        (&"idiom".into(), &"threading.lock".into())
    );
    assert!(
        stdout(&run(&["find", "list", "comprehension"]))
            .starts_with("idiom iteration.list-comprehension")
    );
    for width in ["80", "100", "120", "160"] {
        let name = format!("find_lock_at_{width}");
        insta::assert_snapshot!(name, stdout(&run(&["find", "lock", "--width", width])));
    }
    let nothing = run(&["find", "xyzzyplugh"]);
    assert_eq!(status(&nothing), 2);
    let unknown = run(&["explain", "kwargs"]);
    assert!(
        stderr(&unknown).contains("did you mean function.varargs"),
        "{}",
        stderr(&unknown)
    );
}
