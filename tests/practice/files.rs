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
        Trial::test(
            "files::the_way_through_the_questions",
            the_way_through_the_questions,
        ),
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

/// `list`, `hint`, `next` and `reset`, and what a check keeps.
fn the_way_through_the_questions() -> Result<(), Failed> {
    let folder = tempfile::tempdir()?;
    let run = |arguments: &[&str]| {
        let mut command = py2rs(folder.path(), &[&["practice"], arguments].concat());
        command.env("XDG_STATE_HOME", folder.path().join("state"));
        Ran::of(command)
    };
    let first = run(&["next"])?;
    assert!(first.stdout.starts_with("q01-practice: q01,"), "{first:?}");
    let second = run(&["next"])?;
    assert!(
        second.stdout.starts_with("q02-practice: q02,"),
        "{second:?}"
    );
    assert_eq!(run(&["q16"])?.status, 0);

    // What is left is told by the lines of Python, and by the notes on them.
    let skeleton = run(&["check", "q16-practice"])?;
    assert_eq!(skeleton.status, 1, "{skeleton:?}");
    assert!(
        skeleton.stdout.contains("q16-practice: still to do, ")
            && skeleton.stdout.contains("q16.py, line"),
        "{skeleton:?}"
    );
    assert_eq!(skeleton.stderr, "");
    let hint = run(&["hint", "q16-practice"])?;
    assert_eq!(hint.status, 0, "{hint:?}");
    for wanted in [
        "Returning a function",
        "│ def power_generator(n):",
        "todo!() left",
    ] {
        assert!(hint.stdout.contains(wanted), "{wanted}: {hint:?}");
    }

    let main = folder.path().join("q16-practice/src/main.rs");
    let skeleton = fs::read_to_string(&main)?;
    fs::copy(crate::question("q16").join("q16.rs"), &main)?;
    let right = run(&["check", "q16-practice"])?;
    assert_eq!(right.status, 0, "{right:?}");
    let hint = run(&["hint", "q16-practice"])?;
    assert!(hint.stdout.contains("no todo!() is left"), "{hint:?}");
    let list = run(&["list"])?;
    let all = py2rs::corpus::ids().count();
    let counted = format!("1 of {all} practised, 3 begun in this folder.");
    for wanted in [
        counted.as_str(),
        "✓ q16  A function that makes power functions · practised",
        "- q01  ",
        "begun in q01-practice, ",
    ] {
        assert!(list.stdout.contains(wanted), "{wanted}: {list:?}");
    }
    let mut progress = py2rs(folder.path(), &["progress"]);
    progress.env("XDG_STATE_HOME", folder.path().join("state"));
    let progress = Ran::of(progress)?;
    assert!(progress.stdout.contains("1 practised."), "{progress:?}");

    // Nothing that was written is lost.
    for kept in ["main.rs.before-reset", "main.rs.before-reset-2"] {
        fs::write(&main, kept)?;
        let reset = run(&["reset", "q16-practice"])?;
        assert_eq!(reset.status, 0, "{reset:?}");
        assert_eq!(fs::read_to_string(main.with_file_name(kept))?, kept);
        assert_eq!(fs::read_to_string(&main)?, skeleton);
    }
    let nowhere = run(&["reset", "nowhere"])?;
    assert_eq!(nowhere.status, 2, "{nowhere:?}");
    assert!(
        nowhere.stderr.contains("py2rs practice reset q01-practice"),
        "{nowhere:?}"
    );
    Ok(())
}
