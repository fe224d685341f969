//! One walk over the tree, every idiom asked, findings sorted.

use crate::idioms::Idiom;
use crate::source::Span;

/// An idiom found at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The row of the catalogue.
    pub idiom: &'static Idiom,
    /// The node it is reported at, in bytes of the source.
    pub span: Span,
    /// The name that the finding is about: a function, a class, a variable.
    pub subject: Option<String>,
}
