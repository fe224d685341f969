//! The bands of a question or card: which lines share a row when side by side.

use serde::Serialize;

use crate::explain::comparison::{Band, Comparison};
use crate::layout;

/// A concept of a question or card.
#[derive(Debug, Serialize)]
pub(super) struct BandDocument {
    title: String,
    idioms: Vec<&'static str>,
    /// Line numbers of the Python and of the Rust.
    rows: Vec<(Option<usize>, Option<usize>)>,
    concepts: Vec<ConceptDocument>,
}

/// A word of each language that takes the part of the other.
#[derive(Debug, Serialize)]
struct ConceptDocument {
    python: String,
    rust: String,
}

pub(super) fn documents(comparison: &Comparison) -> Vec<BandDocument> {
    comparison.bands.iter().map(document).collect()
}

fn document(band: &Band) -> BandDocument {
    let rows = layout::shared(&band.python, &band.rust, &band.pairs);
    let rows = rows.into_iter().map(|(python, rust)| {
        (
            python.map(|line| band.python[line].number),
            rust.map(|line| band.rust[line].number),
        )
    });
    let concepts = band.concepts.iter().map(|it| ConceptDocument {
        python: it.python.clone(),
        rust: it.rust.clone(),
    });
    BandDocument {
        title: band.title.clone(),
        idioms: band.idioms.clone(),
        rows: rows.collect(),
        concepts: concepts.collect(),
    }
}
