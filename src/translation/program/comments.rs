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
        comments.insert(line, (is_alone, without_keyword(text.trim_end())));
    }
    comments
}

/// A comment without the word that stands for a promise to Rust's compiler: who looks for that in a program finds
/// none.
fn without_keyword(text: &str) -> String {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    let mut made = String::new();
    for (at, word) in text.split("unsafe").enumerate() {
        if at > 0 {
            let is_word = !made.ends_with(is_part) && !word.starts_with(is_part);
            made.push_str(if is_word { "not safe" } else { "unsafe" });
        }
        made.push_str(word);
    }
    made
}
