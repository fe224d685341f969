//! What a shell offers where a command takes a name.

use std::ffi::OsStr;

use clap_complete::engine::{CompletionCandidate, PathCompleter, ValueCompleter as _};

use crate::phrases;
use crate::scan::is_python;
use crate::text::libraries;
use crate::{corpus, idioms};

/// The questions, with their titles.
pub(super) fn questions() -> Vec<CompletionCandidate> {
    let candidate = |id| described(id, &corpus::title(id).unwrap_or_default());
    corpus::ids().map(candidate).collect()
}

/// The idioms with their titles, and their families.
pub(super) fn idioms() -> Vec<CompletionCandidate> {
    let mut families: Vec<&str> = idioms::catalogue().map(idioms::Idiom::family).collect();
    families.dedup();
    let families = families.into_iter();
    let families = families.map(|family| described(family, "all idioms of the family"));
    let rows = idioms::catalogue().map(|idiom| described(idiom.id, idiom.title));
    families.chain(rows).collect()
}

/// The topics as one word each, which `--topic` understands: shells differ in how they quote spaces.
pub(super) fn topics() -> Vec<CompletionCandidate> {
    let mut topics: Vec<String> = corpus::questions().map(|it| it.topic).collect();
    topics.dedup();
    let topics = topics.iter();
    topics
        .map(|topic| described(&topic.to_lowercase().replace(' ', "-"), topic))
        .collect()
}

/// What `study` keeps to: a question, an idiom, a family of idioms or a topic.
pub(super) fn subjects() -> Vec<CompletionCandidate> {
    [questions(), idioms(), topics()]
        .into_iter()
        .flatten()
        .collect()
}

/// The packages that are known, with what they are for.
pub(super) fn packages() -> Vec<CompletionCandidate> {
    let rows = libraries::libraries();
    rows.map(|(name, library)| described(name, library.area))
        .collect()
}

/// The types and modules of the phrases, and the phrases with their Python.
pub(super) fn phrases() -> Vec<CompletionCandidate> {
    let mut owners: Vec<&str> = phrases::rows().map(|row| row.owner).collect();
    owners.dedup();
    let owners = owners
        .into_iter()
        .map(|owner| described(owner, "all phrases of it"));
    let rows =
        phrases::rows().map(|row| described(row.id, row.python.lines().next().unwrap_or("")));
    owners.chain(rows).collect()
}

/// What `explain` takes: a question, or a Python file.
pub(super) fn targets(current: &OsStr) -> Vec<CompletionCandidate> {
    let begins = |candidate: &CompletionCandidate| {
        let value = candidate.get_value().as_encoded_bytes();
        value.starts_with(current.as_encoded_bytes())
    };
    let files = PathCompleter::file().filter(|path| path.is_dir() || is_python(path));
    let mut candidates: Vec<_> = questions().into_iter().filter(begins).collect();
    candidates.extend(files.complete(current));
    candidates
}

fn described(name: &str, help: &str) -> CompletionCandidate {
    CompletionCandidate::new(name).help(Some(help.to_owned().into()))
}
