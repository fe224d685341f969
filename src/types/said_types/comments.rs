//! Comments that say types: `# type: (int) -> str`, `# type: List[int]`.

use rustpython_ast::token::TokenKind;
use rustpython_text_size::{Ranged, TextRange, TextSize};

use crate::python::source::Source;
use crate::python::syntax::Syntax;

/// The comments of a file that say a type, in order: where each begins, and what stands behind `type:`.
#[derive(Debug)]
pub(super) struct Comments<'s> {
    text: &'s str,
    all: Vec<(TextSize, &'s str)>,
}

/// What a comment says of a function.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Signature<'s> {
    pub(super) parameters: Vec<&'s str>,
    pub(super) returns: &'s str,
}

impl<'s> Comments<'s> {
    pub(super) fn of(source: &'s Source, syntax: &Syntax) -> Self {
        let text = source.text();
        let comments = syntax.tokens().iter();
        let comments = comments.filter(|it| it.kind() == TokenKind::Comment);
        let all = comments.filter_map(|it| {
            let range = it.range();
            let comment = text.get(range.start().to_usize()..range.end().to_usize())?;
            Some((range.start(), said(comment)?))
        });
        Self {
            text,
            all: all.collect(),
        }
    }

    /// The comment about a function that stands between its parameters and its body.
    pub(super) fn of_function(&self, between: TextRange) -> Option<Signature<'s>> {
        let mut within = self.all.iter().filter(|(at, _)| between.contains(*at));
        within.find_map(|(_, text)| signature(text))
    }

    /// The comment on the line of a parameter that ends there, among others.
    pub(super) fn beside(&self, end: TextSize, among: TextRange) -> Option<&'s str> {
        let text = self.behind(end)?;
        let is_of_one = signature(text).is_none() && among.contains(end);
        is_of_one.then_some(text)
    }

    /// The comment on the same line behind a place.
    pub(super) fn behind(&self, end: TextSize) -> Option<&'s str> {
        let next = self.all.partition_point(|(at, _)| *at < end);
        let (at, said) = self.all.get(next)?;
        let between = self.text.get(end.to_usize()..at.to_usize())?;
        // A default may stand between, and nothing that ends the line.
        let is_near = !between.contains('\n') && between.matches(',').count() <= 1;
        is_near.then_some(*said)
    }
}

/// What a comment says behind `type:`, unless it is for a checker.
fn said(comment: &str) -> Option<&str> {
    let text = comment.trim_start_matches('#').trim_start();
    let text = text.strip_prefix("type:")?.trim();
    // A comment may follow.
    let text = text.split('#').next()?.trim();
    (!text.is_empty() && !text.starts_with("ignore")).then_some(text)
}

/// The parts of `(int, str) -> bool`.
fn signature(text: &str) -> Option<Signature<'_>> {
    let (parameters, returns) = text.split_once("->")?;
    let parameters = parameters.trim().strip_prefix('(')?.strip_suffix(')')?;
    let parts = super::docstrings::parts(parameters);
    let parts = parts
        .into_iter()
        .map(|it| it.trim().trim_start_matches('*'));
    Some(Signature {
        parameters: parts.filter(|it| !it.is_empty()).collect(),
        returns: returns.trim(),
    })
}

#[cfg(test)]
mod tests {
    use super::{said, signature};

    #[test]
    fn a_comment_is_read_as_a_signature() {
        let read =
            signature("(int, Dict[str, int], *str, **Any) -> Optional[int]").expect("a signature");
        assert_eq!(read.parameters, ["int", "Dict[str, int]", "str", "Any"]);
        assert_eq!(read.returns, "Optional[int]");
        assert!(
            signature("() -> None")
                .expect("a signature")
                .parameters
                .is_empty()
        );
        assert_eq!(signature("List[int]"), None);
    }

    #[test]
    fn what_is_for_a_checker_says_no_type() {
        assert_eq!(said("# type: ignore[name]"), None);
        assert_eq!(said("#type: int  # the count"), Some("int"));
        assert_eq!(said("# a type: int"), None);
    }
}
