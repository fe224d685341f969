//! `--plain`: what a screen reader is given.

use std::path::Path;
use std::process::Command;

/// What draws instead of saying: boxes, bars, circled numbers, arrows, escape sequences.
fn is_drawn(c: char) -> bool {
    matches!(c, '\u{2500}'..='\u{259f}' | '\u{2460}'..='\u{24ff}' | '↪' | '⋮' | '\x1b')
}

fn plain(arguments: &[&str]) -> (String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_py2rs"))
        .args(arguments)
        .args(["--plain", "--color", "always"])
        .env("CLICOLOR_FORCE", "1")
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/readme"))
        .output()
        .expect("the binary starts");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    (text(output.stdout), text(output.stderr))
}

#[test]
fn nothing_is_drawn() {
    for arguments in [
        &[
            "explain",
            "counter.py",
            "--layout",
            "side",
            "--width",
            "120",
        ][..],
        &["explain", "broken.py", "--width", "40"],
        &["idiom", "decorator.memoize"],
        &["idiom"],
        &["list"],
        &["crates"],
        &["scan", "."],
    ] {
        let (stdout, stderr) = plain(arguments);
        for line in stdout.lines().chain(stderr.lines()) {
            assert!(!line.contains(is_drawn), "{arguments:?}: {line}");
            assert!(!line.contains(" | "), "{arguments:?}: {line}");
        }
    }
}

#[test]
fn no_question_is_drawn_but_by_its_own_code() {
    for question in py2rs::corpus::questions() {
        let own = [question.python.text(), question.rust.text()].concat();
        let (stdout, _) = plain(&["explain", question.id]);
        for line in stdout.lines().filter(|line| line.contains(is_drawn)) {
            assert!(own.contains(line), "{}: {line}", question.id);
        }
    }
}

#[test]
fn runs_of_lines_are_announced_in_words() {
    let (stdout, stderr) = plain(&["explain", "q16"]);
    for announced in [
        "band 1: ",
        "Python, lines 1 to 5:\n",
        "Rust, lines 1 to 4:\n",
        "note: ",
    ] {
        assert!(stdout.contains(announced), "{announced} in\n{stdout}");
    }
    assert_eq!(stderr, "");
    let (_, stderr) = plain(&["explain", "broken.py"]);
    let announced = "broken.py, line 3, column 16: syntax error: ";
    assert!(stderr.starts_with(announced), "{stderr}");
}
