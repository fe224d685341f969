//! Where the words that are searched for stand in what is read, one place after the other.

use super::reading::{Reading, Stage, Token};
use crate::explain::comparison::{Line, Side};

/// A place that has the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Hit {
    pub(super) stage: Stage,
    /// The token of the code, if it is not in what is said about it.
    pub(super) token: Option<(Side, Token)>,
}

/// All places that have one of `needles`, which are in lower case, from the beginning to the end.
pub(super) fn hits(reading: &Reading, needles: &[String]) -> Vec<Hit> {
    let mut hits = Vec::new();
    if needles.is_empty() {
        return hits;
    }
    let comparison = &reading.comparison;
    let said = |stage: Stage| Hit { stage, token: None };
    if has(&comparison.idea, needles) || has(&comparison.title, needles) {
        hits.push(said(Stage::Idea));
    }
    for (index, band) in comparison.bands.iter().enumerate() {
        let stage = Stage::Band(index);
        for side in [Side::Python, Side::Rust] {
            for (number, line) in band.lines(side).iter().enumerate() {
                let tokens = tokens(line, needles).into_iter();
                hits.extend(tokens.map(|piece| Hit {
                    stage,
                    token: Some((side, (number, piece))),
                }));
            }
        }
        let has_idiom = band.idioms.iter().any(|id| has(id, needles));
        if has(&band.title, needles) || has(&band.note, needles) || has_idiom {
            hits.push(said(stage));
        }
    }
    let mut sections = comparison.sections.iter();
    if sections.any(|it| has(&it.heading, needles) || has(&it.body, needles)) {
        hits.push(said(Stage::Rest));
    }
    hits
}

fn has(text: &str, needles: &[String]) -> bool {
    let text = text.to_lowercase();
    needles.iter().any(|needle| text.contains(needle.as_str()))
}

/// The pieces of a line in which the needles begin, in order, each once.
fn tokens(line: &Line, needles: &[String]) -> Vec<usize> {
    let text = line.text.to_lowercase();
    let mut found: Vec<usize> = Vec::new();
    for needle in needles {
        for (at, _) in text.match_indices(needle.as_str()) {
            // A text that is longer in lower case has its places near enough.
            let piece = line
                .pieces
                .iter()
                .position(|piece| piece.range.end > at)
                .or(line.pieces.len().checked_sub(1));
            found.extend(piece);
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}
