//! Messages and hints on standard error.

use std::io;
use std::io::Write as _;

use crate::text::visible;

/// Writes a message and hints to standard error; where that is closed there is nobody to tell.
pub(super) fn complain(message: &str, hints: &[String]) {
    let mut stderr = io::stderr().lock();
    for line in message
        .lines()
        .map(str::to_owned)
        .chain(hints.iter().map(|it| format!("  {it}")))
    {
        let _ = writeln!(stderr, "{}", visible::one_line(&line));
    }
}

/// Writes what is safe to write already to standard error.
pub(super) fn complain_raw(text: &str) {
    let _ = io::stderr().lock().write_all(text.as_bytes());
}

/// The up to three of `known` that `word` may have been meant to be: those that begin with it, and those
/// that are a third of its letters away at most.
pub(super) fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let word = word.to_lowercase();
    let letters = word.chars().count();
    let mut near: Vec<(usize, f64, &str)> = known
        .into_iter()
        .filter_map(|name| {
            let lower = name.to_lowercase();
            let begins = letters > 2 && lower.starts_with(&word);
            let distance = strsim::osa_distance(&word, &lower);
            let is_near = begins || distance <= letters / 3;
            let distance = if begins { 0 } else { distance };
            is_near.then(|| (distance, strsim::jaro_winkler(&word, &lower), name))
        })
        .collect();
    near.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)).then(a.2.cmp(b.2)));
    near.into_iter().map(|(_, _, name)| name).take(3).collect()
}
