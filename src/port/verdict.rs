//! What two runs have in common: standard output, status, and the last line of standard error (but for what
//! is said of a wrong command line).

use std::fmt;
use std::process::ExitStatus;
use std::time::Duration;

use super::process::{Attempt, Ended, MAX_OUTPUT};
use crate::text::visible;

/// The characters of a line that are shown at most.
const MAX_CHARACTERS: usize = 200;

/// The status with which a panic ends a program.
const PANICKED: i32 = 101;

/// How a Rust program compares with the Python that it was drafted from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// In everything that is compared.
    Same {
        /// How many lines both print.
        lines: usize,
        status: ExitStatus,
    },
    /// What it printed was right so far; then it came to what is left to do.
    Hole {
        /// In the words of its `todo!`.
        what: String,
        /// How many whole lines it printed before.
        lines: usize,
    },
    /// What it printed was right so far; then it ended otherwise than Python.
    Stops {
        /// How.
        how: String,
        /// How many whole lines it printed before.
        lines: usize,
    },
    /// It did something else, the worst of all, because nothing else tells.
    Differs {
        what: Difference,
        /// How it ended, if not by itself.
        then: Option<String>,
    },
}

/// The first thing in which two runs differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Difference {
    /// A line of standard output; none where there is no such line.
    Line {
        /// 1-based.
        number: usize,
        python: Option<Vec<u8>>,
        rust: Option<Vec<u8>>,
    },
    Status {
        python: ExitStatus,
        rust: ExitStatus,
    },
    /// The last line of standard error; empty where there is none.
    LastError { python: String, rust: String },
}

/// How the run of the Rust program compares with that of the Python, which ended by itself.
pub(super) fn verdict(python: &Attempt, rust: &Attempt, limit: Duration) -> Verdict {
    let panic = panic(&rust.stderr);
    let ended = match (rust.ended, &panic) {
        (Ended::Exited(status), Some(panic)) if status.code() == Some(PANICKED) => {
            Some(panic.in_words())
        }
        (Ended::Exited(status), _) if status.success() || rust.ended == python.ended => None,
        (Ended::Exited(status), _) => {
            let said = last_line(&rust.stderr);
            let colon = if said.is_empty() { "" } else { ": " };
            Some(format!("{status}{colon}{said}"))
        }
        (Ended::TooMuch, _) => Some(format!(
            "it printed more than {} MiB, and was ended",
            MAX_OUTPUT >> 20
        )),
        (Ended::TimedOut | Ended::Interrupted, _) => {
            let seconds = limit.as_secs();
            Some(format!("it was ended after {seconds} s; see --limit"))
        }
    };
    if let Some(how) = ended {
        // A last line that was begun counts for what there is of it.
        if !python.stdout.starts_with(&rust.stdout)
            && let Some(what) = lines_differ(&python.stdout, &rust.stdout)
        {
            let then = Some(how);
            return Verdict::Differs { what, then };
        }
        let lines = memchr::memchr_iter(b'\n', &rust.stdout).count();
        return match panic.as_ref().and_then(Panic::hole) {
            Some(what) => Verdict::Hole { what, lines },
            None => Verdict::Stops { how, lines },
        };
    }
    match difference(python, rust) {
        Some(what) => Verdict::Differs { what, then: None },
        None => Verdict::Same {
            lines: lines(&python.stdout).count(),
            status: match python.ended {
                Ended::Exited(status) => status,
                _ => ExitStatus::default(),
            },
        },
    }
}

/// In what two runs of the same Python differ, in words.
pub(super) fn between_runs(first: &Attempt, second: &Attempt) -> Option<String> {
    Some(match difference(first, second)? {
        Difference::Line {
            number,
            python,
            rust,
        } => {
            let shown = |line: Option<Vec<u8>>| {
                line.map_or_else(|| "no such line".to_owned(), |it| shown(&it))
            };
            format!("line {number}: {} | {}", shown(python), shown(rust))
        }
        Difference::Status { python, rust } => format!("{python} | {rust}"),
        Difference::LastError { python, rust } => format!(
            "the last line of standard error: {} | {}",
            shown(python.as_bytes()),
            shown(rust.as_bytes())
        ),
    })
}

fn difference(python: &Attempt, rust: &Attempt) -> Option<Difference> {
    if let Some(difference) = lines_differ(&python.stdout, &rust.stdout) {
        return Some(difference);
    }
    if let (Ended::Exited(python), Ended::Exited(rust)) = (python.ended, rust.ended)
        && python != rust
    {
        return Some(Difference::Status { python, rust });
    }
    // Of a wrong command line argparse and clap say the same in words of their own.
    if python.stderr.lines().any(|it| it.starts_with("usage: "))
        && last_line(&rust.stderr) == "For more information, try '--help'."
    {
        return None;
    }
    let (python, rust) = (last_line(&python.stderr), last_line(&rust.stderr));
    (python != rust).then(|| Difference::LastError {
        python: python.to_owned(),
        rust: rust.to_owned(),
    })
}

fn lines_differ(python: &[u8], rust: &[u8]) -> Option<Difference> {
    if python == rust {
        return None;
    }
    let (mut python, mut rust) = (lines(python), lines(rust));
    let mut number = 1;
    loop {
        let (python, rust) = (python.next(), rust.next());
        if python != rust || python.is_none() {
            let owned = |line: Option<&[u8]>| line.map(<[u8]>::to_owned);
            return Some(Difference::Line {
                number,
                python: owned(python),
                rust: owned(rust),
            });
        }
        number += 1;
    }
}

/// The lines of an output, with their ends.
fn lines(text: &[u8]) -> impl Iterator<Item = &[u8]> {
    text.split_inclusive(|byte| *byte == b'\n')
}

fn last_line(text: &str) -> &str {
    text.trim_end().lines().next_back().unwrap_or_default()
}

/// The message of a panic.
#[derive(Debug)]
struct Panic<'a> {
    /// As in `src/main.rs:5:9`.
    place: &'a str,
    message: &'a str,
}

/// The last panic that is told in a program's messages.
fn panic(messages: &str) -> Option<Panic<'_>> {
    let (_, rest) = messages.rsplit_once(" panicked at ")?;
    let (place, rest) = rest.split_once(":\n")?;
    let end = rest.find("\nnote: ").unwrap_or(rest.len());
    let message = rest[..end].trim_end();
    Some(Panic { place, message })
}

impl Panic<'_> {
    fn in_words(&self) -> String {
        format!("it panics at {}: {}", self.place, self.message)
    }

    /// What a `todo!` says.
    fn hole(&self) -> Option<String> {
        let rest = self.message.strip_prefix("not yet implemented")?;
        let what = rest.strip_prefix(": ").unwrap_or(rest);
        Some(what.to_owned())
    }
}

fn counted(lines: usize) -> String {
    let word = if lines == 1 { "line" } else { "lines" };
    format!("{lines} {word}")
}

fn so_far(lines: usize) -> String {
    format!("the same for {}", counted(lines))
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let line = |text: &str| shown(text.as_bytes());
        match self {
            Self::Same { lines, status } => {
                writeln!(f, "the same: {}, {status}", counted(*lines))
            }
            Self::Hole { what, lines } => {
                let (so_far, what) = (so_far(*lines), line(what));
                let colon = if what.is_empty() { "" } else { ": " };
                writeln!(f, "{so_far}; then it reaches a hole{colon}{what}")
            }
            Self::Stops { how, lines } => {
                let (so_far, how) = (so_far(*lines), line(how));
                writeln!(f, "{so_far}; then it stops: {how}")
            }
            Self::Differs { what, then } => {
                write!(f, "{what}")?;
                match then {
                    Some(how) => writeln!(f, "then: {}", line(how)),
                    None => Ok(()),
                }
            }
        }
    }
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (what, python, rust) = match self {
            Self::Line {
                number,
                python,
                rust,
            } => {
                let side = |line: &Option<Vec<u8>>| {
                    line.as_ref().map(|it| {
                        let text = it.strip_suffix(b"\n").unwrap_or(it);
                        let end = if text.len() == it.len() {
                            " (without a line end)"
                        } else {
                            ""
                        };
                        shown(text) + end
                    })
                };
                let what = format!("differs at line {number}");
                (what, side(python), side(rust))
            }
            Self::Status { python, rust } => {
                let what = "differs in its status".to_owned();
                (what, Some(python.to_string()), Some(rust.to_string()))
            }
            Self::LastError { python, rust } => {
                let what = "differs in the last line of standard error".to_owned();
                let side = |line: &str| (!line.is_empty()).then(|| shown(line.as_bytes()));
                (what, side(python), side(rust))
            }
        };
        let no = || "(no such line)".to_owned();
        writeln!(f, "{what}")?;
        writeln!(f, "python | {}", python.unwrap_or_else(no))?;
        writeln!(f, "rust   | {}", rust.unwrap_or_else(no))
    }
}

/// What was printed as one line that is safe to show, cut where it is too long. What is no UTF-8 is
/// escaped, so that two lines that differ are shown differently.
fn shown(line: &[u8]) -> String {
    let line = line.strip_suffix(b"\n").unwrap_or(line);
    let mut text = String::new();
    for chunk in line.utf8_chunks() {
        text.push_str(chunk.valid());
        text.push_str(&chunk.invalid().escape_ascii().to_string());
    }
    match text.char_indices().nth(MAX_CHARACTERS) {
        Some((end, _)) => visible::one_line(&text[..end]).into_owned() + " ...",
        None => visible::one_line(&text).into_owned(),
    }
}
