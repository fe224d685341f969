//! What is said about a comparison, apart from its code: what leads to the bands, the note of each, what
//! follows them.

use super::screen::{further, idioms, push_part, section_heading};
use super::{MEASURE, MOST_PLACES, Role, Row, both_print, concepts, lead, prose};
use crate::explain::comparison::{Band, Comparison};

/// The idea, and the idioms that were found.
pub(crate) fn idea(comparison: &Comparison, width: usize) -> Vec<Row> {
    let mut rows = prose::paragraphs(&comparison.idea, width.min(MEASURE));
    let found = idioms("Idioms", &comparison.idioms, MOST_PLACES, width);
    push_part(&mut rows, found);
    rows
}

/// The note of a band, and the idioms that were found in it.
pub(crate) fn note(band: &Band, width: usize) -> Vec<Row> {
    let blocks = prose::blocks(&band.note, lead(band), width.min(MEASURE));
    let mut rows = concepts(band, width.min(MEASURE));
    if !rows.is_empty() {
        rows.push(Row::default());
    }
    rows.extend(blocks.into_iter().flatten());
    let found = band.idioms.join(", ");
    if !found.is_empty() {
        let found = prose::hanging("", Role::Space, &[(&found, Role::Quiet)], width);
        push_part(&mut rows, found);
    }
    rows
}

/// What follows the bands: sections, crates, where to go from here.
pub(crate) fn rest(comparison: &Comparison, width: usize) -> Vec<Row> {
    let mut rows = both_print(comparison, width.min(MEASURE));
    for section in &comparison.sections {
        let mut part = vec![section_heading(section)];
        part.extend(prose::paragraphs(&section.body, width.min(MEASURE)));
        push_part(&mut rows, part);
    }
    push_part(&mut rows, further(comparison, width));
    rows
}
