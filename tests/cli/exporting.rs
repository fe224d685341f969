//! Pages of questions, files and cards, written into a folder.

use std::fs;

use crate::{folder, json, path, py2rs, run, status, stderr, stdout};

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
