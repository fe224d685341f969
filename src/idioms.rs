//! The catalogue of idioms.

/// A row of the catalogue.
#[derive(Debug, PartialEq, Eq)]
pub struct Idiom {
    /// `family.name`, as in `decorator.memoize`.
    pub id: &'static str,
    /// What a reader calls it.
    pub title: &'static str,
}

impl Idiom {
    /// The part of the id before the dot.
    #[must_use]
    pub fn family(&self) -> &'static str {
        self.id.split_once('.').map_or(self.id, |(family, _)| family)
    }
}
