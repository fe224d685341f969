//! How often each idiom occurs.

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};

use crate::idioms::{self, Idiom};

/// How often each idiom occurs.
#[derive(Debug, Clone)]
pub struct Counts([usize; idioms::COUNT]);

impl Default for Counts {
    fn default() -> Self {
        Self([0; idioms::COUNT])
    }
}

impl Counts {
    pub(super) fn add(&mut self, idiom: &'static Idiom) {
        self.0[idiom.number()] += 1;
    }

    pub(super) fn merge(&mut self, later: &Self) {
        for (count, more) in self.0.iter_mut().zip(&later.0) {
            *count += more;
        }
    }

    /// The idioms that occur, in the order of the catalogue.
    pub fn iter(&self) -> impl Iterator<Item = (&'static Idiom, usize)> {
        idioms::catalogue()
            .zip(self.0.iter().copied())
            .filter(|(_, count)| *count > 0)
    }

    /// All findings.
    #[must_use]
    pub fn total(&self) -> usize {
        self.0.iter().sum()
    }
}

/// A map in the order of the ids.
impl Serialize for Counts {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let by_id: BTreeMap<&str, usize> = self.iter().map(|(it, count)| (it.id, count)).collect();
        by_id.serialize(serializer)
    }
}
