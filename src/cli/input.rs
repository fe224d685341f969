//! What a target names: a question, a file, or standard input.

use std::ffi::OsStr;
use std::fs;
use std::io::{self, Read as _};
use std::path::Path;

use super::complaints::nearest;
use super::outcomes::Usage;
use super::{hints, list, meant};
use crate::corpus::{self, Question};
use crate::idioms;
use crate::python::source::{self, Source, path_text};

/// What is to be explained.
pub(super) enum Input {
    Question(Box<Question>),
    Source(Source),
    /// A file that could not be read or decoded: its path and the reason.
    Unreadable(String, String),
}

/// What a target names, before it is decoded.
pub(super) enum Target {
    Question(Box<Question>),
    /// A file's path, and what is in it.
    File(String, io::Result<Vec<u8>>),
}

/// Finds what `target` names. A file that exists wins over a question of the same name.
///
/// # Errors
/// A [`Usage`] error with the nearest names when it is neither.
pub(super) fn find(target: &OsStr) -> anyhow::Result<Input> {
    Ok(match read(target)? {
        Target::Question(question) => Input::Question(question),
        Target::File(path, read) => decode(&path, read),
    })
}

/// Reads what `target` names, as [`find()`] does.
///
/// # Errors
/// A [`Usage`] error with the nearest names when it is neither a file nor a question.
pub(super) fn read(target: &OsStr) -> anyhow::Result<Target> {
    let path = Path::new(target);
    if target == "-" {
        let mut bytes = Vec::new();
        // One byte more than is read tells that there are too many.
        let most = source::LONGEST as u64 + 1;
        let read = io::stdin().lock().take(most).read_to_end(&mut bytes);
        return Ok(Target::File("-".to_owned(), read.map(|_| bytes)));
    }
    if path.is_dir() {
        let message = format!("{} is a folder", path_text(path));
        let folder = hints::quoted_path(path);
        let hints = vec![format!("py2rs scan {folder} shows what all its files have")];
        return Err(Usage { message, hints }.into());
    }
    if path.exists() {
        return Ok(Target::File(path_text(path), source::bytes(path)));
    }
    let name = target.to_string_lossy();
    let question = question_id(&name).and_then(corpus::question);
    question
        .map(|it| Target::Question(Box::new(it)))
        .ok_or_else(|| unknown(&name).into())
}

/// The question of that name, as in `q18`, `q18.py`, `Q18` or `18`.
///
/// # Errors
/// A [`Usage`] error with the nearest names when there is none.
pub(super) fn question(name: &str) -> Result<Question, Usage> {
    let found = question_id(name).and_then(corpus::question);
    found.ok_or_else(|| {
        let near = nearest(name, corpus::ids());
        let hints = hints::nearest(&near, "explain", "py2rs list shows the questions");
        let message = format!("{name} is no question");
        Usage { message, hints }
    })
}

/// The source in the bytes of a file.
pub(super) fn decode(path: &str, read: io::Result<Vec<u8>>) -> Input {
    let decoded = read
        .map_err(|error| error.to_string())
        .and_then(|bytes| Source::from_bytes(path, bytes).map_err(|error| error.to_string()));
    match decoded {
        Ok(source) => Input::Source(source),
        Err(reason) => Input::Unreadable(path.to_owned(), reason),
    }
}

/// The question that `q18`, `q18.py`, `Q18` or `18` names.
pub(super) fn question_id(name: &str) -> Option<&'static str> {
    let name = name.strip_suffix(".py").unwrap_or(name);
    let number = name.strip_prefix(['q', 'Q']).unwrap_or(name);
    if number.is_empty() || !number.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let number: u32 = number.parse().ok()?;
    corpus::ids().find(|id| *id == format!("q{number:02}"))
}

fn unknown(name: &str) -> Usage {
    Usage {
        message: format!("{name} is neither a file nor a question"),
        hints: instead(name),
    }
}

/// What can be explained instead of `name`: a file beside it, a question, or what people call so.
pub(super) fn instead(name: &str) -> Vec<String> {
    let entries = fs::read_dir(
        Path::new(name)
            .parent()
            .filter(|it| it.is_dir())
            .unwrap_or(Path::new(".")),
    );
    let files: Vec<String> = entries
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| path_text(Path::new(&entry.file_name())))
        .filter(|file| Path::new(file).extension().is_some_and(|it| it == "py"))
        .collect();
    let mut near = nearest(name, files.iter().map(String::as_str));
    near.extend(nearest(
        name.strip_suffix(".py").unwrap_or(name),
        corpus::ids(),
    ));
    let is_path = name.contains(['/', '.']);
    if near.is_empty() && !is_path {
        let meant = meant::hints(name);
        if !meant.is_empty() {
            return meant;
        }
        let parts = idioms::catalogue().flat_map(|idiom| [idiom.family(), idiom.id]);
        let mut near = list::nearest_part(name, parts);
        near.dedup();
        if !near.is_empty() {
            return hints::nearest(&near, "idiom", "py2rs list shows the questions");
        }
    }
    hints::nearest(&near, "explain", "py2rs list shows the questions")
}
