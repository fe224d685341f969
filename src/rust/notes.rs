//! What stands beside the tree: comments, blank lines and origins, each at the place that it belongs to.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;

use proc_macro2::Span;
use syn::Block;
use syn::token::Brace;

use super::Rough;
use super::parts::{Parts, first};
use super::starts::{Place, place};
use super::survey::Survey;

/// By place in the rough text.
#[derive(Debug, Default)]
pub(super) struct Notes {
    origins: Vec<Option<usize>>,
    comments: BTreeMap<Place, Vec<Comment>>,
    blanks: BTreeSet<Place>,
    /// What stands behind the attributes of a definition, by the place of the last attribute.
    bodies: BTreeMap<Place, Place>,
}

/// A comment of one line.
#[derive(Debug)]
pub(super) struct Comment {
    /// Without the `//`.
    pub(super) text: String,
    pub(super) origin: Option<usize>,
}

/// Behind all text.
pub(super) const END: Place = (usize::MAX, 0);

impl Notes {
    /// Gives each comment and blank line to the first of these places that begins at or after its line.
    pub(super) fn new(rough: &Rough, survey: &mut Survey) -> Self {
        let places = &survey.places;
        let next = |line: usize| places.range((line + 1, 0)..).next().copied().unwrap_or(END);
        let mut comments: BTreeMap<Place, Vec<Comment>> = BTreeMap::new();
        for (line, comment) in &rough.comments {
            // A line break in a comment would end it.
            let origin = rough.origins.get(*line).copied().flatten();
            let lines = comment.split(['\n', '\r']).map(|line| Comment {
                text: line.trim_end().to_owned(),
                origin,
            });
            comments.entry(next(*line)).or_default().extend(lines);
        }
        Self {
            origins: rough.origins.clone(),
            comments,
            blanks: rough.blanks.iter().map(|line| next(*line)).collect(),
            bodies: std::mem::take(&mut survey.bodies),
        }
    }

    /// The line of the Python that the line of a token comes from.
    pub(super) fn origin(&self, at: Span) -> Option<usize> {
        let line = at.start().line.checked_sub(1)?;
        self.origins.get(line).copied().flatten()
    }

    /// As [`Notes::origin`], of a definition: of what stands behind its attributes.
    pub(super) fn origin_of(&self, (attributes, body): Parts) -> Option<usize> {
        self.origin(body)
            .or_else(|| self.origin(first((attributes, body))))
    }

    /// The comments before a place.
    pub(super) fn comments(&self, at: Place) -> &[Comment] {
        self.comments.get(&at).map_or(&[], Vec::as_slice)
    }

    /// What stands behind the attributes of a definition, of which this is the last.
    pub(super) fn body(&self, last: Place) -> Option<Place> {
        self.bodies.get(&last).copied()
    }

    /// Whether a blank line stands before a place.
    pub(super) fn is_blank(&self, at: Place) -> bool {
        self.blanks.contains(&at)
    }

    /// Whether a comment stands in a block, at any depth.
    pub(super) fn has_comment(&self, block: &Block) -> bool {
        self.has_comment_in(&block.brace_token)
    }

    pub(super) fn has_comment_in(&self, braces: &Brace) -> bool {
        if self.comments.is_empty() {
            return false;
        }
        let (open, close) = (place(braces.span.open()), place(braces.span.close()));
        open < close
            && self
                .comments
                .range((Bound::Excluded(open), Bound::Included(close)))
                .next()
                .is_some()
    }
}
