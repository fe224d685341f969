//! Programs that raise, catch and clean up: their drafts have no hole, and print what Python prints, with its
//! exit status and its last line of standard error.

use std::fs;
use std::path::Path;
use std::process::Command;

fn py2rs(folder: &Path, arguments: &[&str]) -> (Option<i32>, String) {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("errors");
    let output = Command::new(env!("CARGO_BIN_EXE_py2rs"))
        .args(arguments)
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", target)
        .output()
        .expect("it starts");
    let text = [output.stdout, output.stderr].concat();
    let text = String::from_utf8(text).expect("UTF-8");
    (output.status.code(), text)
}

/// Ports a program of `tests/errors`, and has both run.
fn check(name: &str) {
    let place = tempfile::tempdir().expect("a temporary folder");
    let file = format!("{name}.py");
    let python = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/errors")
        .join(&file);
    fs::copy(python, place.path().join(&file)).expect("can be copied");
    let ported = py2rs(place.path(), &["port", "--strict", &file, name]);
    assert_eq!(ported.0, Some(0), "{}", ported.1);
    let checked = py2rs(place.path(), &["port", "check", name]);
    assert_eq!(checked.0, Some(0), "{}", checked.1);
}

#[test]
fn handlers_get_what_is_raised() {
    check("handlers");
}

#[test]
fn finally_runs_on_every_way_out() {
    check("finally");
}

#[test]
fn operations_raise_where_a_handler_sees_it() {
    check("operations");
}

#[test]
fn errors_come_from_deep_within() {
    check("parser");
}

#[test]
fn an_error_that_nobody_catches_ends_the_program() {
    check("bank");
}
