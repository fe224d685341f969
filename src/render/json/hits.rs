//! What a search found.

use serde::Serialize;

use super::VERSION;
use crate::corpus::search::Hit;

/// `find --format json`.
#[derive(Debug, Serialize)]
pub(crate) struct HitsDocument {
    version: u32,
    hits: Vec<HitDocument>,
}

#[derive(Debug, Serialize)]
struct HitDocument {
    kind: &'static str,
    id: &'static str,
    title: &'static str,
    line: &'static str,
}

impl HitsDocument {
    /// What was found, best first.
    pub(crate) fn new(hits: &[Hit]) -> Self {
        let document = |hit: &Hit| HitDocument {
            kind: hit.kind.name(),
            id: hit.id,
            title: hit.title,
            line: hit.line,
        };
        Self {
            version: VERSION,
            hits: hits.iter().map(document).collect(),
        }
    }
}
