//! What can't be read or was typed wrong: exit statuses, and messages that say what would work.

use std::process::Stdio;
use std::thread;

use serde_json::Value;

use crate::{folder, path, py2rs, run, status, stderr, stdout};

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
