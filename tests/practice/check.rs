//! What a check shows.

use std::fs::{self, File};
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::{Duration, SystemTime};

use libtest_mimic::{Failed, Trial};
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use tempfile::TempDir;

use crate::{Ran, py2rs, question};

pub(crate) fn trials() -> Vec<Trial> {
    vec![
        Trial::test("check::says_what_is_right", says_what_is_right),
        Trial::test("check::shows_what_differs", shows_what_differs),
        Trial::test(
            "check::shows_what_does_not_build",
            shows_what_does_not_build,
        ),
        Trial::test("check::nothing_runs_for_ever", nothing_runs_for_ever),
        Trial::test("check::programs_get_their_input", programs_get_their_input),
        Trial::test("check::needs_a_project", needs_a_project),
        Trial::test("check::watches", watches),
        Trial::test("check::projects_share_a_folder", projects_share_a_folder),
    ]
}

/// A project that needs no crate.
struct Project {
    folder: TempDir,
}

impl Project {
    fn new(main: &str) -> Result<Self, Failed> {
        let folder = tempfile::tempdir()?;
        let ran = Ran::of(py2rs(folder.path(), &["practice", "q16"]))?;
        assert_eq!(ran.status, 0, "{ran:?}");
        let project = Self { folder };
        fs::write(project.main(), main)?;
        Ok(project)
    }

    fn main(&self) -> PathBuf {
        self.folder.path().join("q16-practice/src/main.rs")
    }

    fn check(&self, arguments: &[&str]) -> Result<Ran, Failed> {
        let arguments = [&["practice", "check"], arguments].concat();
        Ran::of(py2rs(self.folder.path(), &arguments))
    }
}

fn says_what_is_right() -> Result<(), Failed> {
    let project = Project::new(&fs::read_to_string(question("q16").join("q16.rs"))?)?;
    for folder in [&[][..], &["q16-practice"]] {
        let ran = project.check(folder)?;
        assert_eq!(ran.status, 0, "{ran:?}");
        assert_eq!(
            ran.stdout,
            "q16-practice: right, all 3 lines as expected\n\
             q16 is practised; py2rs practice next goes on with another.\n"
        );
        assert_eq!(ran.stderr, "");
    }
    Ok(())
}

/// Many people have one target folder for all that they build.
fn projects_share_a_folder() -> Result<(), Failed> {
    let right = Project::new(&fs::read_to_string(question("q16").join("q16.rs"))?)?;
    let wrong = Project::new("fn main() { println!(\"wrong\"); }")?;
    let copy = tempfile::tempdir()?;
    fs::create_dir_all(copy.path().join("q16-practice/src"))?;
    for file in ["Cargo.toml", "expected.txt", "src/main.rs"] {
        let file = Path::new("q16-practice").join(file);
        fs::copy(right.folder.path().join(&file), copy.path().join(&file))?;
    }
    let copy = Project { folder: copy };
    fs::write(copy.main(), "fn main() { println!(\"a copy\"); }")?;
    // It is older than what is built by then: Cargo would have nothing to do.
    let long_ago = SystemTime::UNIX_EPOCH + Duration::from_hours(100_000);
    for project in [&wrong, &copy] {
        File::options()
            .write(true)
            .open(project.main())?
            .set_modified(long_ago)?;
    }

    let target = tempfile::tempdir()?;
    for (project, status, printed) in [
        (&right, 0, "right, all 3 lines"),
        (&wrong, 1, "printed  1 | wrong"),
        (&right, 0, "right, all 3 lines"),
        (&copy, 1, "printed  1 | a copy"),
    ] {
        let mut command = py2rs(project.folder.path(), &["practice", "check"]);
        command.env("CARGO_TARGET_DIR", target.path());
        let ran = Ran::of(command)?;
        assert_eq!(ran.status, status, "{ran:?}");
        assert!(ran.stdout.contains(printed), "{ran:?}");
    }
    Ok(())
}

fn shows_what_differs() -> Result<(), Failed> {
    let project = Project::new(
        r#"fn main() { println!("25\n12\x1b[2J "); eprintln!("\x1b[31m"); std::process::exit(3) }"#,
    )?;
    let ran = project.check(&[])?;
    assert_eq!(ran.status, 1, "{ran:?}");
    assert_eq!(
        ran.stdout,
        "q16-practice: not yet what is expected\n\
         both     1 | 25\n\
         expected 2 | 125\n\
         expected 3 | [1, 5, 25, 125, 625]\n\
         printed  2 | 12␛[2J·\n"
    );
    assert_eq!(
        ran.stderr,
        "␛[31m\nq16-practice: it ended with exit status: 3\n"
    );
    // As on a terminal.
    let ran = project.check(&["--color", "always", "--width", "30"])?;
    assert!(ran.stdout.contains("\x1b[1;38;5;210m-\x1b[0m"), "{ran:?}");
    assert!(ran.stdout.contains("12␛[2J·"), "{ran:?}");
    Ok(())
}

fn shows_what_does_not_build() -> Result<(), Failed> {
    let project = Project::new("fn main() { let \u{202e}x\x1b[2J: i32 = \"\x1b[2J\"; }\n")?;
    let ran = project.check(&[])?;
    assert_eq!(ran.status, 1, "{ran:?}");
    assert_eq!(ran.stdout, "");
    assert!(ran.stderr.contains("error: "), "{ran:?}");
    assert!(ran.stderr.contains("--> src/main.rs:1:"), "{ran:?}");
    assert!(!ran.stderr.contains(['\x1b', '\u{202e}']), "{ran:?}");
    assert!(
        ran.stderr.ends_with("q16-practice: it does not build\n"),
        "{ran:?}"
    );
    Ok(())
}

fn nothing_runs_for_ever() -> Result<(), Failed> {
    let project = Project::new("fn main() { loop { println!(\"25\"); } }")?;
    let ran = project.check(&[])?;
    assert_eq!(ran.status, 1, "{:?}", ran.stderr);
    assert!(
        ran.stderr.contains("it prints without end, and was ended"),
        "{:?}",
        ran.stderr
    );
    assert!(ran.stdout.lines().count() < 250 && ran.stdout.contains("lines more"));

    fs::write(
        project.main(),
        "fn main() { loop { std::thread::park(); } }",
    )?;
    let ran = project.check(&["--limit", "1"])?;
    assert_eq!(ran.status, 1, "{ran:?}");
    assert!(
        ran.stderr.contains("it was ended after 1 s; see --limit"),
        "{ran:?}"
    );
    Ok(())
}

fn programs_get_their_input() -> Result<(), Failed> {
    let project = Project::new(
        "fn main() { std::io::copy(&mut std::io::stdin(), &mut std::io::stdout()).unwrap(); }",
    )?;
    let folder = project.folder.path().join("q16-practice");
    fs::write(
        folder.join("input.txt"),
        fs::read(folder.join("expected.txt"))?,
    )?;
    let ran = project.check(&[])?;
    assert_eq!(ran.status, 0, "{ran:?}");
    Ok(())
}

fn needs_a_project() -> Result<(), Failed> {
    let project = Project::new("fn main() {}")?;
    let missing = project.check(&["q16-practise"])?;
    assert_eq!(missing.status, 2, "{missing:?}");
    assert_eq!(
        missing.stderr,
        "error: q16-practise does not exist\n  py2rs practice check q16-practice\n  \
         py2rs practice q16 writes one; py2rs list shows the questions\n"
    );
    let folder = project.folder.path();
    assert_eq!(Ran::of(py2rs(folder, &["practice", "q17"]))?.status, 0);
    let several = project.check(&[])?;
    assert_eq!(several.status, 2, "{several:?}");
    assert!(
        several
            .stderr
            .contains("  py2rs practice check q17-practice\n"),
        "{several:?}"
    );

    let empty = tempfile::tempdir()?;
    let none = Ran::of(py2rs(empty.path(), &["practice", "check"]))?;
    assert_eq!(none.status, 2, "{none:?}");
    assert!(
        none.stderr.contains("py2rs practice q16 writes one"),
        "{none:?}"
    );

    fs::remove_file(folder.join("q16-practice/expected.txt"))?;
    let damaged = project.check(&["q16-practice"])?;
    assert_eq!(damaged.status, 2, "{damaged:?}");
    assert!(
        damaged.stderr.contains("py2rs practice q16 q16-practice-2"),
        "{damaged:?}"
    );
    Ok(())
}

fn watches() -> Result<(), Failed> {
    let project = Project::new("fn main() {}")?;
    let mut child = py2rs(project.folder.path(), &["practice", "check", "--watch"])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?;
    let mut lines = BufReader::new(child.stdout.take().ok_or("a pipe")?).lines();
    let mut wait_for = |wanted: &str| {
        let found = lines
            .by_ref()
            .map_while(Result::ok)
            .any(|line| line.contains(wanted));
        assert!(found, "{wanted} never comes");
    };
    wait_for("Checked at ");
    wait_for("not yet what is expected");
    wait_for("Waiting for a save; Ctrl-C ends.");
    fs::copy(question("q16").join("q16.rs"), project.main())?;
    wait_for("right, all 3 lines");
    wait_for("Waiting for a save");
    kill(Pid::from_raw(i32::try_from(child.id())?), Signal::SIGINT)?;
    let output = child.wait_with_output()?;
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    Ok(())
}
