//! Doc comments that say again what a docstring beside them says.

use std::ops::Range;

use rustc_hash::FxHashSet;

use crate::python::source::Source;

/// So many lines of a doc comment are worth to be left out at least: a sign stands for them.
const LEAST: usize = 2;

/// The lines of a draft that a page leaves out of those with the numbers `shown`, ascending: of a doc
/// comment whose every line stands in the lines `python` of the source, all but the first.
pub(super) fn repeated(
    source: &Source,
    python: &Range<usize>,
    rust: &Source,
    shown: &[usize],
) -> FxHashSet<usize> {
    let said: FxHashSet<&str> = python
        .clone()
        .flat_map(|it| said(source.line(it)))
        .collect();
    let is_doc = |number: &usize| doc(rust.line(*number)).is_some();
    let mut left_out = FxHashSet::default();
    let comments = shown.chunk_by(|a, b| a + 1 == *b && is_doc(a) == is_doc(b));
    for comment in comments.filter(|it| it.len() > LEAST) {
        let is_said = |number: &usize| doc(rust.line(*number)).is_some_and(|it| said.contains(it));
        if comment.iter().all(is_said) {
            left_out.extend(&comment[1..]);
        }
    }
    left_out
}

/// What a line of Python says as one of a docstring: whole, or without the quotes that it may begin and
/// end with.
fn said(line: &str) -> [&str; 2] {
    let line = line.trim();
    let quoted = line.trim_start_matches(['r', 'R', 'u', 'U']);
    let quoted = if quoted.starts_with(['"', '\'']) {
        quoted
    } else {
        line
    };
    [line, quoted.trim_matches(['"', '\'']).trim()]
}

/// What a line of a doc comment says.
fn doc(line: &str) -> Option<&str> {
    let line = line.trim();
    let doc = line
        .strip_prefix("///")
        .or_else(|| line.strip_prefix("//!"))?;
    Some(doc.trim())
}
