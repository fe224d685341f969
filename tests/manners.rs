//! The command line as a tool that people keep: help with examples that work, completions in every
//! shell, manual pages.
//!
//! A shell or a reader of manual pages that is not on the machine is named, and its part left out.

#![allow(clippy::print_stderr, reason = "what is left out is named")]

mod manners {
    mod completions;
}

use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::{env, fs};

use tempfile::TempDir;

fn py2rs(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_py2rs"))
        .args(arguments)
        .output()
        .expect("the binary starts");
    assert!(output.status.success(), "{arguments:?}: {output:?}");
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// Runs `program`, with the binary on its path, in `folder`; none if it is not installed.
fn run(program: &str, arguments: &[&str], folder: &Path) -> Option<Output> {
    let binary = Path::new(env!("CARGO_BIN_EXE_py2rs"));
    let mut path = vec![binary.parent().expect("it lies in a folder").to_owned()];
    path.extend(env::split_paths(&env::var_os("PATH").unwrap_or_default()));
    let output = Command::new(program)
        .args(arguments)
        .current_dir(folder)
        .env("PATH", env::join_paths(path).expect("no colons"))
        .env("HOME", folder)
        .env("PROFILE", folder.join("profile.ps1"))
        .env("MANPAGER", "cat")
        .env_remove("XDG_STATE_HOME")
        // rustup would look for its toolchains below HOME.
        .env("CARGO_HOME", home("CARGO_HOME", ".cargo"))
        .env("RUSTUP_HOME", home("RUSTUP_HOME", ".rustup"))
        .stdin(Stdio::null())
        .output();
    if output.is_err() {
        eprintln!("{program} is not installed: its part is left out");
    }
    output.ok()
}

fn home(variable: &str, name: &str) -> std::ffi::OsString {
    let below_home = || Path::new(&env::var_os("HOME").unwrap_or_default()).join(name);
    env::var_os(variable).unwrap_or_else(|| below_home().into())
}

/// The names of all commands, as in `[]`, `[practice]` and `[practice, check]`.
fn commands(above: &[String]) -> Vec<Vec<String>> {
    let mut found = vec![above.to_vec()];
    let help = help(above);
    let Some((_, list)) = help.split_once("\nCommands:\n") else {
        return found;
    };
    for line in list.lines().take_while(|line| !line.is_empty()) {
        let name = line.strip_prefix("  ").unwrap_or_default();
        let name = name.split(' ').next().unwrap_or_default();
        if !name.is_empty() && name != "help" {
            found.extend(commands(&[above, &[name.to_owned()]].concat()));
        }
    }
    found
}

fn help(command: &[String]) -> String {
    let mut arguments: Vec<&str> = command.iter().map(String::as_str).collect();
    arguments.push("--help");
    py2rs(&arguments)
}

/// What the examples work with.
fn workplace() -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for below in [
        "src",
        "tests",
        ".zfunc",
        ".config/fish/completions",
        ".local/share/bash-completion/completions",
    ] {
        fs::create_dir_all(folder.path().join(below)).expect("can be made");
    }
    let binary = env!("CARGO_BIN_EXE_py2rs");
    run(
        binary,
        &["progress", "export", "exported.json"],
        folder.path(),
    );
    let module = "import asyncio\n\nasync def main():\n    await asyncio.sleep(1)\n";
    for file in ["my_module.py", "src/a.py", "tests/b.py"] {
        fs::write(folder.path().join(file), module).expect("can be written");
    }
    for (file, text) in [
        ("calc.py", "print(1 + 1)\n"),
        ("data.txt", "1\n"),
        ("requirements.txt", "Flask>=2\nnumpy\n"),
        ("pyproject.toml", "[project]\ndependencies = ['httpx']\n"),
    ] {
        fs::write(folder.path().join(file), text).expect("can be written");
    }
    folder
}

#[test]
fn the_examples_of_every_command_work() {
    for command in commands(&[]) {
        let help = help(&command);
        let (_, examples) = help
            .split_once("\nExamples:\n")
            .unwrap_or_else(|| panic!("{command:?} has no examples"));
        let folder = workplace();
        let project = match command.iter().map(String::as_str).collect::<Vec<_>>()[..] {
            ["practice", "check" | "hint" | "reset"] => &["practice", "q16"][..],
            ["port", "check"] => &["port", "calc.py", "ported"],
            _ => &["list"],
        };
        run(env!("CARGO_BIN_EXE_py2rs"), project, folder.path());
        for example in examples.lines().take_while(|line| !line.is_empty()) {
            let example = example.trim_start().split("  ").next().unwrap_or_default();
            assert!(example.starts_with("py2rs "), "{example}");
            let mut script = example.replace(" --watch", "");
            if script.contains("| man") && run("man", &["--version"], folder.path()).is_none() {
                script.truncate(script.find(" | man").unwrap_or_default());
            }
            let output = run("sh", &["-c", &script], folder.path()).expect("there is a shell");
            let status = output.status.code();
            // A project to work in does not print what it shall yet; a draft may have holes.
            let stderr = String::from_utf8_lossy(&output.stderr);
            // There is no terminal; tests/study.rs has one.
            let is_study =
                example.starts_with("py2rs study") && stderr.contains("study needs a terminal");
            let is_expected = status == Some(0)
                || is_study
                || stderr.contains("python3 is not on the path")
                || (status == Some(1) && example.starts_with("py2rs practice check"))
                || (status == Some(1) && example.starts_with("py2rs port check"));
            assert!(is_expected, "{example}: {output:?}");
        }
    }
}

/// What an error tells to do next can be typed as it stands.
#[test]
fn the_hints_of_errors_work() {
    let folder = workplace();
    let binary = env!("CARGO_BIN_EXE_py2rs");
    fs::create_dir(folder.path().join("a folder")).expect("can be made");
    run(binary, &["practice", "q16", "mine"], folder.path());
    run(binary, &["port", "calc.py", "ported"], folder.path());
    for (arguments, wanted) in [
        (&["explain", "q181"][..], "py2rs explain q18"),
        (&["explain", "my_modul.py"], "py2rs explain my_module.py"),
        (&["explain", "a folder"], "py2rs scan 'a folder'"),
        (
            &["explain", "q18", "--idiom", "asincio"],
            "py2rs idiom asyncio",
        ),
        (
            &["explain", "q18", "--format", "jsonl"],
            "py2rs scan . --format jsonl",
        ),
        (&["scan", "Q18"], "py2rs explain q18"),
        (&["scan", "nowhere"], "py2rs scan ."),
        (
            &["idiom", "decorator.memoise"],
            "py2rs idiom decorator.memoize",
        ),
        (
            &["list", "--topic", "excption"],
            "py2rs list --topic 'Exception Handling'",
        ),
        (&["list", "zzzz"], "py2rs list"),
        (&["crates", "numpi"], "py2rs crates numpy"),
        (&["practice", "q61"], "py2rs list"),
        (&["q181"], "py2rs explain q18"),
        (&["decoratr"], "py2rs idiom decorator"),
        (&["search", "mutex"], "py2rs find mutex"),
        (&["scna", "."], "py2rs scan ."),
        (&["kwargs"], "py2rs idiom function.varargs"),
        (
            &["list", "--idiom", "asincio"],
            "py2rs list --idiom asyncio",
        ),
        (
            &["practice", "q16", "a folder"],
            "py2rs practice q16 'a folder-2'",
        ),
        (&["practice", "q16", "mine"], "py2rs practice q16 mine-2"),
        (
            &["practice", "check", "nowhere"],
            "py2rs practice check mine",
        ),
        (
            &["port", "calc.py", "ported"],
            "py2rs port calc.py ported-2",
        ),
        (&["port", "calk.py"], "py2rs explain calc.py"),
        (&["port", "a folder"], "py2rs scan 'a folder'"),
        (&["port", "check", "portd"], "py2rs port check ported"),
    ] {
        let output = run(binary, arguments, folder.path()).expect("it was built");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {output:?}");
        let stderr = String::from_utf8(output.stderr).expect("UTF-8");
        let hints = stderr.lines().filter(|line| line.starts_with("  py2rs "));
        let cut = |line: &str| {
            let verbs = [" shows", " writes", " scans", " checks"];
            let ends = verbs.iter().filter_map(|verb| line.find(verb));
            line[..ends.min().unwrap_or(line.len())].trim().to_owned()
        };
        let hints: Vec<String> = hints.map(cut).collect();
        assert!(
            hints.iter().any(|hint| hint == wanted),
            "{arguments:?}: {stderr}"
        );
        for hint in &hints {
            let ran = run("sh", &["-c", hint], folder.path()).expect("there is a shell");
            let status = ran.status.code();
            let is_check =
                hint.starts_with("py2rs practice check") || hint.starts_with("py2rs port check");
            assert!(status == Some(0) || is_check, "{hint}: {ran:?}");
        }
    }
}

#[test]
fn nonsense_is_answered_with_no_nonsense() {
    let folder = workplace();
    for arguments in [
        &["xyzzyplugh"][..],
        &["list", "foo"],
        &["list", "--idiom", "nope"],
        &["idiom", "xyzzy"],
        &["crates", "qqqqqq"],
        &["phrase", "xyzzyplugh"],
    ] {
        let output = run(env!("CARGO_BIN_EXE_py2rs"), arguments, folder.path());
        let output = output.expect("it was built");
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {stderr}");
        assert!(!stderr.contains("did you mean"), "{arguments:?}: {stderr}");
    }
}

#[test]
fn what_is_begun_with_is_shown_in_twelve_rows() {
    let folder = workplace();
    let output = run(env!("CARGO_BIN_EXE_py2rs"), &[], folder.path()).expect("it was built");
    assert_eq!(output.status.code(), Some(0));
    let screen = String::from_utf8(output.stdout).expect("UTF-8");
    insta::assert_snapshot!("start", screen);
}

/// Every option is understood everywhere, as standing options are, and told where it changes something.
#[test]
fn options_are_told_where_they_work() {
    let told = |command: &str| {
        let help = help(&[command.to_owned()]);
        let names = [
            "--format",
            "--color",
            "--theme",
            "--width",
            "--no-pager",
            "--plain",
        ];
        let told = names
            .into_iter()
            .filter(|name| help.contains(&format!("      {name}")));
        told.collect::<Vec<_>>()
    };
    assert_eq!(told("study"), ["--color", "--theme"]);
    assert_eq!(told("man"), [""; 0]);
    assert_eq!(told("completions"), [""; 0]);
    let practice = ["--color", "--theme", "--width", "--plain"];
    assert_eq!(told("practice"), practice);
    assert_eq!(told("explain").len(), 6);
    for section in ["Environment:", "Files:", "Exit status:"] {
        assert!(help(&[]).contains(&format!("\n{section}\n")), "{section}");
    }
}

#[test]
fn help_fits_a_hundred_columns() {
    for command in commands(&[]) {
        for line in help(&command).lines() {
            assert!(line.chars().count() <= 100, "{command:?}: {line}");
        }
    }
}

#[test]
fn manual_pages_are_good_roff() {
    let folder = workplace();
    run(
        env!("CARGO_BIN_EXE_py2rs"),
        &["man", "man/man1"],
        folder.path(),
    );
    let pages: Vec<_> = fs::read_dir(folder.path().join("man/man1"))
        .expect("was made")
        .map(|page| page.expect("can be read").path())
        .collect();
    // One for each command, `py2rs` itself among them.
    assert_eq!(pages.len(), commands(&[]).len());
    for page in &pages {
        let text = fs::read_to_string(page).expect("UTF-8");
        assert!(text.contains("py2rs "), "{text}");
        let page = page.to_str().expect("UTF-8");
        let rendered = run("groff", &["-man", "-Tutf8", "-ww", page], folder.path());
        if let Some(rendered) = rendered {
            assert!(rendered.stderr.is_empty(), "{rendered:?}");
            // What is bold is struck twice.
            let shown = String::from_utf8_lossy(&rendered.stdout).into_owned();
            let struck: Vec<char> = shown.chars().collect();
            let is_kept = |at: usize| struck[at] != '\u{8}' && struck.get(at + 1) != Some(&'\u{8}');
            let shown: String = (0..struck.len())
                .filter(|&at| is_kept(at))
                .map(|at| struck[at])
                .collect();
            for section in ["EXAMPLES", "ENVIRONMENT", "FILES", "EXIT STATUS"] {
                assert!(shown.contains(section), "{shown}");
            }
        }
        if let Some(checked) = run("mandoc", &["-Tlint", "-Werror", page], folder.path()) {
            assert!(checked.status.success(), "{checked:?}");
        }
    }
    assert_eq!(
        py2rs(&["man"]),
        fs::read_to_string(folder.path().join("man/man1/py2rs.1")).expect("UTF-8")
    );
}
