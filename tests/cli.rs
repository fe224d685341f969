//! The command line as a user meets it: exit statuses, messages, JSON, colours, closed pipes.

mod cli {
    mod cycles;
    mod documents;
    mod exporting;
    mod finding;
    mod refusals;
    mod scanning;
}

use std::fs;
use std::io::Write as _;
use std::process::{Command, Output, Stdio};

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
