//! Drafts of functions: programs chosen to hurt, each drafted whole, built, run and compared with Python.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

/// Runs the command line in a folder.
fn py2rs(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_py2rs"))
        .args(arguments)
        .current_dir(folder)
        .env(
            "CARGO_TARGET_DIR",
            Path::new(env!("CARGO_TARGET_TMPDIR")).join("port"),
        )
        .env_remove("RUSTFLAGS")
        .output()
        .expect("it starts")
}

/// Drafts a program and compares what it prints with what Python prints.
fn check(name: &str) {
    let source = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/functions")
        .join(format!("{name}.py"));
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = format!("{name}.py");
    fs::copy(source, folder.path().join(&file)).expect("can be copied");
    let drafted = py2rs(folder.path(), &["port", "--strict", &file, "ported"]);
    assert!(drafted.status.success(), "{name} has holes: {drafted:?}");
    let checked = py2rs(folder.path(), &["port", "check", "ported"]);
    assert!(checked.status.success(), "{name}: {checked:?}");
}

#[test]
fn variables_that_functions_change_are_passed_on() {
    check("passed_on");
}

#[test]
fn a_second_name_shows_what_is_changed_and_a_copy_does_not() {
    check("aliases");
}

#[test]
fn what_is_none_by_default_is_made_anew() {
    check("none_defaults");
}

#[test]
fn generators_give_their_values_when_they_are_asked_for() {
    check("generators");
}

#[test]
fn heaps_caches_and_iteration_tools_do_as_in_python() {
    check("tools");
}

#[test]
fn slices_end_where_they_do_in_python() {
    check("slices");
}

#[test]
fn lists_are_put_together_in_any_place() {
    check("concatenation");
}

#[test]
fn iterators_go_on_where_they_were_left() {
    check("asked_iterators");
}

/// Drafts a program that has to be left open, for that reason.
fn check_hole(name: &str, reason: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/functions")
        .join(format!("{name}.py"));
    let folder = tempfile::tempdir().expect("a temporary folder");
    let drafted = py2rs(folder.path(), &["port", &file.to_string_lossy()]);
    let text = String::from_utf8_lossy(&drafted.stdout);
    assert!(text.contains(reason), "{name}: {text}");
}

#[test]
fn generators_that_may_raise_are_not_made_at_once() {
    check_hole(
        "raising_generators",
        "a generator that may raise what is caught",
    );
    check_hole(
        "stopping_generators",
        "a generator that may stop between its values",
    );
}

#[test]
fn reading_a_defaultdict_beside_it_puts_the_key_in_first() {
    check("inserting_reads");
}
