//! A first word that is neither a command nor anything that can be explained.

use std::ffi::OsString;
use std::path::Path;

use super::complaints::nearest;
use super::outcomes::Usage;
use super::{hints, input};
use crate::python::source::path_text;

/// What people call commands that they know from other tools.
const OTHERWISE: [(&str, &[&str]); 10] = [
    ("find", &["search", "grep", "lookup", "where"]),
    (
        "port",
        &[
            "translate",
            "convert",
            "transpile",
            "compile",
            "draft",
            "build",
            "rust",
        ],
    ),
    (
        "explain",
        &["show", "open", "view", "read", "cat", "diff", "compare"],
    ),
    ("study", &["learn", "tutorial", "tour", "start", "recall"]),
    ("list", &["ls", "questions", "topics"]),
    ("idiom", &["idioms", "cards", "catalogue", "catalog"]),
    (
        "crates",
        &[
            "packages",
            "libraries",
            "deps",
            "dependencies",
            "requirements",
        ],
    ),
    ("export", &["site", "html", "guide", "web"]),
    (
        "practice",
        &["exercise", "exercises", "exercism", "practise"],
    ),
    (
        "scan",
        &["analyze", "analyse", "lint", "report", "check", "survey"],
    ),
];

/// What can be typed instead of `words`, the first of which is no command, no target and no option.
pub(super) fn unknown(words: &[OsString], commands: &[&str]) -> Usage {
    let texts: Vec<String> = words
        .iter()
        .map(|word| path_text(Path::new(word)))
        .collect();
    let (first, rest) = texts
        .split_first()
        .map_or(("", &[][..]), |(first, rest)| (first, rest));
    let message = format!("{first} is neither a command nor a file, a question or an idiom");
    let lower = first.to_lowercase();
    let known = OTHERWISE
        .iter()
        .find(|(_, names)| names.contains(&lower.as_str()));
    let meant = known.map(|(command, _)| *command);
    let meant = meant.or_else(|| nearest(&lower, commands.iter().copied()).first().copied());
    let Some(command) = meant else {
        let mut hints = input::instead(first);
        hints.push("py2rs --help shows all commands".to_owned());
        return Usage { message, hints };
    };
    let rest: Vec<_> = rest.iter().map(|word| hints::quoted(word)).collect();
    let rest = rest.join(" ");
    let whole = if rest.is_empty() {
        format!("py2rs {command} --help shows what it takes")
    } else {
        format!("py2rs {command} {rest}")
    };
    Usage {
        message,
        hints: vec![format!("did you mean {command}?"), whole],
    }
}
