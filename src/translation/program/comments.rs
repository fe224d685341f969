//! Comments.

use rustc_hash::FxHashMap;

use crate::python::source::Source;
use crate::python::syntax::Syntax;

/// Comments by line: whether each stands alone on it, and its text.
pub(super) fn comments(source: &Source, syntax: &Syntax) -> FxHashMap<usize, (bool, String)> {
    let mut comments = FxHashMap::default();
    for token in syntax.tokens() {
        if !token.kind().is_comment() {
            continue;
        }
        let span = crate::python::syntax::span(token);
        let line = source.line_at(span.start);
        let text = source.slice(span).trim_start_matches('#').trim();
        if line == 1 && source.text().starts_with("#!")
            || text.starts_with("-*-")
            || text.starts_with("type:")
            || text.starts_with("noqa")
        {
            continue;
        }
        let is_alone = source.line(line).trim_start().starts_with('#');
        let text: String = text
            .chars()
            .map(|c| {
                if crate::translation::code::is_plain(c) {
                    c
                } else {
                    ' '
                }
            })
            .collect();
        comments.insert(line, (is_alone, text.trim_end().to_owned()));
    }
    comments
}
