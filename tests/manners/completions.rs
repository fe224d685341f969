//! What shells complete: names with their titles.

use std::env;
use std::process::Command;

use crate::{py2rs, run, workplace};

/// What bash offers for a command line: the words that the script's function answers with.
#[test]
fn bash_completes_names() {
    let folder = workplace();
    let asks = |words: &str, last: &str| {
        let script = format!(
            "source <(py2rs completions bash); \
             COMP_WORDS=({words} '{last}'); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1)); COMP_TYPE=9; \
             _clap_complete_py2rs py2rs '{last}' ''; printf '%s\\n' \"${{COMPREPLY[@]}}\""
        );
        let output = run("bash", &["-c", &script], folder.path())?;
        Some(String::from_utf8(output.stdout).expect("UTF-8"))
    };
    for (words, last, offered) in [
        (
            "py2rs explain",
            "q1",
            "q10 q11 q12 q13 q14 q15 q16 q17 q18 q19",
        ),
        ("py2rs explain", "my", "my_module.py"),
        ("py2rs practice", "q5", "q50 q51 q52 q53 q54 q55"),
        ("py2rs practice", "che", "check"),
        ("py2rs practice check", "--wa", "--watch"),
        ("py2rs port", "cal", "calc.py"),
        ("py2rs port", "che", "check"),
        ("py2rs port check", "--o", "--offline"),
        ("py2rs idiom", "decorator.mem", "decorator.memoize"),
        (
            "py2rs scan --idiom",
            "futures",
            "futures futures.thread-pool futures.process-pool futures.wait",
        ),
        (
            "py2rs list --topic",
            "f",
            "functions-and-modules file-handling",
        ),
        ("py2rs crates", "flask_l", "flask_login"),
        ("py2rs study", "file", "file-handling"),
        ("py2rs progress", "ex", "export"),
        ("py2rs", "expl", "explain"),
        (
            "py2rs explain q18 --format",
            "",
            "text json jsonl markdown html",
        ),
    ] {
        let Some(shown) = asks(words, last) else {
            return;
        };
        let mut shown: Vec<&str> = shown.split_whitespace().collect();
        let mut offered: Vec<&str> = offered.split(' ').collect();
        shown.sort_unstable();
        offered.sort_unstable();
        assert_eq!(shown, offered, "{words} {last}");
    }
}

#[test]
fn fish_completes_names_with_titles() {
    let folder = workplace();
    let script = "source (py2rs completions fish | psub); complete -C 'py2rs explain q18'";
    let Some(output) = run("fish", &["--no-config", "-c", script], folder.path()) else {
        return;
    };
    let shown = String::from_utf8(output.stdout).expect("UTF-8");
    assert_eq!(
        shown,
        "q18\tA decorator that logs exceptions and lets them pass\n"
    );
}

/// In a terminal of its own, by the tabulator key.
#[test]
fn zsh_completes_names_with_titles() {
    let folder = workplace();
    let script = r#"
        zmodload zsh/zpty
        zpty z zsh -f -i
        zpty -w z 'PROMPT= ; autoload -U compinit; compinit -u -D; source <(py2rs completions zsh); print RE""ADY'
        zpty -r -m z line '*READY*'
        zpty -w -n z $'py2rs explain q5\t\t'
        zpty -r -m z line '*q55*'
        print -r -- "$line""#;
    let Some(output) = run("zsh", &["-f", "-c", script], folder.path()) else {
        return;
    };
    let shown = String::from_utf8_lossy(&output.stdout);
    assert!(
        shown.contains("q50  -- A pool that waits and a pool that computes"),
        "{shown}"
    );
}

/// PowerShell and elvish are asked for what their scripts ask the binary.
#[test]
fn other_shells_ask_the_binary() {
    for shell in ["powershell", "elvish"] {
        let script = py2rs(&["completions", shell]);
        assert!(script.contains("_PY2RS_COMPLETE"), "{script}");
        let output = Command::new(env!("CARGO_BIN_EXE_py2rs"))
            .args(["--", "py2rs", "explain", "q18"])
            .env("_PY2RS_COMPLETE", shell)
            .env("_CLAP_COMPLETE_INDEX", "2")
            .output()
            .expect("the binary starts");
        let shown = String::from_utf8_lossy(&output.stdout);
        assert!(shown.starts_with("q18"), "{shell}: {shown}");
    }
}
