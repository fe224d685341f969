//! `cargo bench --bench study`: how long a reader waits for the full screen, in a real terminal.
//!
//! From start to the first frame, and from a key press to the frame that answers it, on the longest
//! question; each against `python3 -c pass` in the same run. What is measured ends when the terminal has
//! read the last byte of the frame, and made a screen of it.
#![allow(
    clippy::print_stdout,
    reason = "a benchmark reports on standard output"
)]

#[allow(dead_code, reason = "shared with the tests, which ask for more")]
#[path = "../study/terminal.rs"]
mod terminal;

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use py2rs::corpus;
use terminal::Terminal;

const RUNS: usize = 15;
const SIZE: (u16, u16) = (160, 45);

fn main() {
    let state = tempfile::tempdir().expect("a temporary folder");
    let (id, lines) = longest();
    println!("the longest question is {id}: {lines} lines of both languages, 160 columns, 45 rows");
    let python = median(|| {
        let start = Instant::now();
        let run = Command::new("python3")
            .args(["-c", "pass"])
            .stdin(Stdio::null())
            .status();
        run.is_ok_and(|status| status.success())
            .then(|| start.elapsed())
    });
    let first = median(|| {
        let start = Instant::now();
        let reader = study(&id, state.path());
        reader.wait_for("? help");
        Some(start.elapsed())
    });
    report("start to first frame", first, python);
    for (name, before, key) in [
        ("j, the next band", "", "j"),
        ("G, the end", "", "G"),
        ("s, the other arrangement", "", "s"),
        ("n, the next question", "", "n"),
        ("first letter of a search", "/", "e"),
    ] {
        let answered = median(|| {
            let mut reader = study(&id, state.path());
            reader.wait_for("? help");
            if !before.is_empty() {
                reader.press_and_wait(before);
            }
            let start = Instant::now();
            reader.press_and_wait(key);
            Some(start.elapsed())
        });
        report(name, answered, python);
    }
}

fn study(id: &str, state: &Path) -> Terminal {
    let program = Path::new(env!("CARGO_BIN_EXE_py2rs"));
    Terminal::run(program, &["study", id], state, SIZE, &[])
}

/// The question with the most lines.
fn longest() -> (String, usize) {
    corpus::ids()
        .filter_map(corpus::question)
        .map(|question| {
            let lines = |text: &str| text.lines().count();
            let both = lines(question.python.text()) + lines(question.rust.text());
            (question.id.to_owned(), both)
        })
        .max_by_key(|(_, lines)| *lines)
        .expect("the corpus has questions")
}

fn median(measure: impl Fn() -> Option<Duration>) -> Option<Duration> {
    let mut times: Vec<Duration> = (0..RUNS).filter_map(|_| measure()).collect();
    times.sort();
    times.get(times.len() / 2).copied()
}

fn report(what: &str, time: Option<Duration>, python: Option<Duration>) {
    let Some(time) = time else { return };
    let ratio = python.map_or(f64::NAN, |python| time.as_secs_f64() / python.as_secs_f64());
    println!("{what:26} {time:>8.1?}, {ratio:.2} times `python3 -c pass`");
}
