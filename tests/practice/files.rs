//! What is written, and what is not.

use std::fs;
use std::path::Path;

use libtest_mimic::{Failed, Trial};

use crate::{Ran, py2rs};

pub(crate) fn trials() -> Vec<Trial> {
    vec![
        Trial::test("files::of_a_project", of_a_project),
        Trial::test("files::nothing_is_overwritten", nothing_is_overwritten),
        Trial::test("files::all_or_none", all_or_none),
        Trial::test("files::unknown_questions", unknown_questions),
    ]
}

/// The names in the folder `path`, sorted.
fn names(path: &Path) -> Result<Vec<String>, Failed> {
    let entries = fs::read_dir(path)?.map(|entry| Ok(entry?.file_name()));
    let names: Result<Vec<_>, std::io::Error> = entries.collect();
    let names = names?.into_iter().map(|it| it.to_string_lossy().into());
    let mut names: Vec<String> = names.collect();
    names.sort();
    Ok(names)
}

fn of_a_project() -> Result<(), Failed> {
    let folder = tempfile::tempdir()?;
    let ran = Ran::of(py2rs(folder.path(), &["practice", "Q26"]))?;
    assert_eq!(ran.status, 0, "{ran:?}");
    assert!(ran.stdout.contains("py2rs practice check q26-practice"));
    let project = folder.path().join("q26-practice");
    let expected = [
        ".gitignore",
        "Cargo.toml",
        "expected.txt",
        "input.txt",
        "q26.py",
        "src",
    ];
    assert_eq!(names(&project)?, expected);
    assert_eq!(names(folder.path())?, ["q26-practice"]);
    let python = fs::read_to_string(project.join("q26.py"))?;
    assert!(!python.contains("ANCHOR"), "{python}");

    let ran = Ran::of(py2rs(folder.path(), &["practice", "18.py", "a/b/deep"]))?;
    assert_eq!(ran.status, 0, "{ran:?}");
    let rust = fs::read_to_string(folder.path().join("a/b/deep/src/main.rs"))?;
    for line in [
        "//! A decorator that logs exceptions and lets them pass, after `q18.py`.",
        "    fn flush(&self) {}",
        "    #[error(\"division by zero\")]",
        "    todo!(\"q18.py, lines 8 to 20\")",
    ] {
        assert!(rust.lines().any(|it| it == line), "{line} in\n{rust}");
    }
    assert!(!rust.contains("inspect_err"), "{rust}");

    let ran = Ran::of(py2rs(folder.path(), &["practice", "q45"]))?;
    assert_eq!(ran.status, 0, "{ran:?}");
    let rust = fs::read_to_string(folder.path().join("q45-practice/src/main.rs"))?;
    assert!(rust.contains("\n//! It needs Unix.\n#![allow"), "{rust}");
    Ok(())
}

fn nothing_is_overwritten() -> Result<(), Failed> {
    let folder = tempfile::tempdir()?;
    fs::create_dir(folder.path().join("empty"))?;
    fs::write(folder.path().join("file"), "mine")?;
    assert_eq!(
        Ran::of(py2rs(folder.path(), &["practice", "q16", "made"]))?.status,
        0
    );
    fs::write(folder.path().join("made/src/main.rs"), "mine")?;
    for name in ["empty", "file", "made", "made/", "."] {
        let ran = Ran::of(py2rs(
            folder.path(),
            &["practice", "q16", name, "--solution"],
        ))?;
        assert_eq!(ran.status, 2, "{ran:?}");
        assert!(ran.stderr.contains("exists already"), "{ran:?}");
        assert!(ran.stderr.contains("  py2rs practice q16 "), "{ran:?}");
        let offers_check = ran.stderr.contains("py2rs practice check made");
        assert_eq!(offers_check, name.starts_with("made"), "{ran:?}");
    }
    assert_eq!(names(&folder.path().join("empty"))?, [""; 0]);
    assert_eq!(fs::read_to_string(folder.path().join("file"))?, "mine");
    assert_eq!(
        fs::read_to_string(folder.path().join("made/src/main.rs"))?,
        "mine"
    );
    assert_eq!(names(folder.path())?, ["empty", "file", "made"]);
    Ok(())
}

fn all_or_none() -> Result<(), Failed> {
    let folder = tempfile::tempdir()?;
    fs::write(folder.path().join("file"), "")?;
    let ran = Ran::of(py2rs(folder.path(), &["practice", "q16", "file/below"]))?;
    assert_eq!(ran.status, 1, "{ran:?}");
    assert!(ran.stderr.starts_with("error: file: "), "{ran:?}");
    assert_eq!(names(folder.path())?, ["file"]);
    Ok(())
}

fn unknown_questions() -> Result<(), Failed> {
    let folder = tempfile::tempdir()?;
    for name in ["q181", "nope", "q0", "99999999999"] {
        let ran = Ran::of(py2rs(folder.path(), &["practice", name]))?;
        assert_eq!(ran.status, 2, "{ran:?}");
        assert!(ran.stderr.contains("py2rs list"), "{ran:?}");
    }
    assert_eq!(names(folder.path())?, [""; 0]);
    Ok(())
}
