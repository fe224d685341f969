//! `py2rs progress`: what was read and recalled is shown, taken elsewhere, forgotten, and never lost.
#![cfg(unix)]

use std::fs;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Child, Command, Output, Stdio};
use std::time::Duration;

use serde_json::{Value, json};
use tempfile::TempDir;

struct Reader {
    home: TempDir,
}

impl Reader {
    fn new() -> Self {
        let home = tempfile::tempdir().expect("a temporary folder");
        Self { home }
    }

    /// Somebody who recalled these at these moments.
    fn who_recalled(reviews: &[(&str, u64)]) -> Self {
        let reader = Self::new();
        reader.import(&document(reviews));
        reader
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_py2rs"));
        command.arg("progress").args(arguments);
        command.current_dir(self.home.path());
        command.env("HOME", self.home.path());
        command.env("XDG_STATE_HOME", self.home.path().join("state"));
        command.stdin(Stdio::null());
        command
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().expect("the binary starts")
    }

    /// What a command that succeeds prints.
    fn said(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert!(output.status.success(), "{}", stderr(&output));
        stdout(&output)
    }

    fn begin_import(&self, document: &Value) -> Child {
        let mut command = self.command(&["import", "-"]);
        command.stdin(Stdio::piped()).stdout(Stdio::piped());
        command.stderr(Stdio::piped());
        let mut child = command.spawn().expect("the binary starts");
        let mut input = child.stdin.take().expect("was piped");
        // A child that was killed reads no more.
        let _ = input.write_all(document.to_string().as_bytes());
        child
    }

    fn import(&self, document: &Value) -> String {
        let output = self.begin_import(document).wait_with_output();
        let output = output.expect("ends");
        assert!(output.status.success(), "{}", stderr(&output));
        stdout(&output)
    }

    fn exported(&self) -> Value {
        serde_json::from_str(&self.said(&["export"])).expect("is JSON")
    }

    fn folder(&self) -> PathBuf {
        self.home.path().join("state/py2rs")
    }

    fn file(&self) -> PathBuf {
        self.folder().join("progress.json")
    }

    /// The files beside the one that is read, by what their names say.
    fn beside(&self, what: &str) -> Vec<PathBuf> {
        let entries = fs::read_dir(self.folder()).expect("is there");
        let paths = entries.map(|entry| entry.expect("is there").path());
        paths
            .filter(|path| path.to_string_lossy().contains(what))
            .collect()
    }
}

fn document(reviews: &[(&str, u64)]) -> Value {
    let mut records = json!({});
    for (id, at) in reviews {
        records[id] = json!({"reviews": [{"at": at, "grade": "good"}]});
    }
    json!({"version": 1, "records": records})
}

/// Many events of one question, so that a file takes long to write.
fn long(id: &str) -> Value {
    let reviews: Vec<Value> = (0..20_000)
        .map(|at| json!({"at": at, "grade": "good"}))
        .collect();
    let mut document = document(&[]);
    document["records"][id] = json!({ "reviews": reviews });
    document
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}

#[test]
fn at_first_it_says_how_to_begin() {
    let said = Reader::new().said(&[]);
    assert!(said.contains("0 read, 0 recalled, 0 due"), "{said}");
    assert!(said.contains("py2rs study"), "{said}");
}

#[test]
fn it_shows_what_is_due_and_what_is_not() {
    let now = py2rs::learn::progress::now();
    let reader = Reader::who_recalled(&[("q18", 1_000_000), ("q02", now)]);
    let said = reader.said(&[]);
    assert!(said.contains("0 read, 2 recalled, 1 due."), "{said}");
    let due = said.find("Due: py2rs study --due").expect("a heading");
    let waiting = said.find("\nRecalled\n").expect("a heading");
    assert!((due..waiting).contains(&said.find("q18").expect("is due")));
    assert!(waiting < said.find("q02").expect("is not due"));
    let output = reader.command(&["--format", "json"]).output();
    let shown: Value = serde_json::from_slice(&output.expect("runs").stdout).expect("JSON");
    assert_eq!(shown["entries"][0]["standing"], "waiting");
    assert_eq!(shown["entries"][1]["standing"], "due");
    assert_eq!(shown["entries"][1]["id"], "q18");
}

#[test]
fn what_is_exported_is_imported_elsewhere_and_added_to_what_is_there() {
    let one = Reader::who_recalled(&[("q18", 100), ("q02", 200)]);
    let path = one.home.path().join("mine.json");
    one.said(&["export", "mine.json"]);
    let again = one.run(&["export", "mine.json"]);
    assert_eq!(again.status.code(), Some(2), "a file is never overwritten");
    let other = Reader::who_recalled(&[("q18", 300)]);
    let path = path.to_str().expect("UTF-8");
    assert_eq!(other.said(&["import", path]), "2 events were new.\n");
    assert_eq!(other.said(&["import", path]), "Nothing was new.\n");
    let reviews = &other.exported()["records"]["q18"]["reviews"];
    assert_eq!(reviews[0]["at"], 100);
    assert_eq!(reviews[1]["at"], 300);
}

#[test]
fn what_is_no_progress_is_not_imported() {
    let reader = Reader::who_recalled(&[("q18", 100)]);
    let before = reader.exported();
    for (text, reason) in [
        ("[]", "holds no progress"),
        ("{\"version\": 1}", "holds no progress"),
        ("{\"version\": 7, \"records\": {}}", "newer py2rs"),
    ] {
        fs::write(reader.home.path().join("it.json"), text).expect("can be written");
        let output = reader.run(&["import", "it.json"]);
        assert_eq!(output.status.code(), Some(1), "{text}");
        assert!(stderr(&output).contains(reason), "{}", stderr(&output));
    }
    assert_eq!(reader.exported(), before);
}

#[test]
fn reset_forgets_what_is_named_or_all_and_keeps_a_copy() {
    let reader = Reader::who_recalled(&[("q18", 100), ("q02", 100)]);
    let unasked = reader.run(&["reset"]);
    assert_eq!(unasked.status.code(), Some(2));
    assert!(stderr(&unasked).contains("--yes"), "{}", stderr(&unasked));
    let unknown = reader.run(&["reset", "--yes", "q03"]);
    assert_eq!(unknown.status.code(), Some(2));
    let before = reader.exported();
    let said = reader.said(&["reset", "--yes", "q18"]);
    assert!(said.starts_with("Forgotten: 1 entry.\n"), "{said}");
    assert!(reader.exported()["records"]["q18"].is_null());
    assert!(reader.exported()["records"]["q02"].is_object());
    let copy = &reader.beside("before-reset")[0];
    let copy: Value = serde_json::from_slice(&fs::read(copy).expect("is there")).expect("JSON");
    assert_eq!(copy, before);
    reader.said(&["reset", "--yes"]);
    assert_eq!(reader.exported()["records"], json!({}));
}

#[test]
fn a_damaged_file_is_set_aside_and_said_so() {
    let reader = Reader::who_recalled(&[("q18", 100)]);
    fs::write(reader.file(), "{\"version\": 1, \"records\": {\"q18\"").expect("can be written");
    let output = reader.run(&[]);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        stderr(&output).contains("is damaged"),
        "{}",
        stderr(&output)
    );
    let aside = reader.beside("damaged");
    assert!(stderr(&output).contains(aside[0].to_str().expect("UTF-8")));
    let kept = fs::read_to_string(&aside[0]).expect("is kept");
    assert_eq!(kept, "{\"version\": 1, \"records\": {\"q18\"");
    assert!(reader.said(&[]).contains("0 recalled"));
}

#[test]
fn a_write_that_is_killed_leaves_what_was_there_or_what_was_to_be() {
    let reader = Reader::who_recalled(&[("q18", 100)]);
    let old = reader.exported();
    let new = {
        let other = Reader::who_recalled(&[("q18", 100)]);
        other.import(&long("q02"));
        other.exported()
    };
    let document = long("q02");
    for delay in 0..24 {
        let mut child = reader.begin_import(&document);
        std::thread::sleep(Duration::from_millis(delay * 2));
        child.kill().expect("can be killed");
        child.wait().expect("ends");
        let known = reader.exported();
        assert!(known == old || known == new, "after {delay}");
        assert!(reader.beside("damaged").is_empty(), "after {delay}");
        if known == new {
            fs::write(reader.file(), old.to_string()).expect("can be written");
        }
    }
    // Nobody holds the lock, and what a killed write left is in nobody's way.
    reader.import(&document);
    assert_eq!(reader.exported(), new);
}

#[test]
fn on_a_full_disk_what_was_there_stays() {
    let reader = Reader::who_recalled(&[("q18", 100)]);
    let before = fs::read(reader.file()).expect("is there");
    // What is written beside the file goes to a device that is always full.
    let next = reader.folder().join("progress.json.next");
    std::os::unix::fs::symlink("/dev/full", &next).expect("can be linked");
    let output = reader.begin_import(&document(&[("q02", 100)]));
    let output = output.wait_with_output().expect("ends");
    assert_eq!(output.status.code(), Some(1));
    let message = stderr(&output);
    assert!(message.contains("No space left on device"), "{message}");
    assert!(message.contains("progress.json.next"), "{message}");
    assert_eq!(fs::read(reader.file()).expect("is there"), before);
    fs::remove_file(next).expect("can be removed");
    assert_eq!(
        reader.import(&document(&[("q02", 100)])),
        "1 event was new.\n"
    );
}

#[test]
fn many_writers_at_once_lose_nothing_of_each_other() {
    let reader = Reader::new();
    let ids: Vec<String> = (0..12).map(|number| format!("q{number:02}")).collect();
    let writers = ids
        .iter()
        .map(|id| reader.begin_import(&document(&[(id, 100)])));
    for writer in writers.collect::<Vec<_>>() {
        let output = writer.wait_with_output().expect("ends");
        assert!(output.status.success(), "{}", stderr(&output));
    }
    let known = reader.exported();
    for id in &ids {
        assert!(known["records"][id].is_object(), "{id}");
    }
}
