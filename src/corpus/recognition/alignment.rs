//! The lines of two programs, paired in order.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::words::{Line, Word};
use crate::text::pairing;

/// Lines less alike than this are no copies of each other.
const LEAST_RATIO: f32 = 0.5;

#[derive(Debug, Default)]
pub(super) struct Alignment {
    /// Indices into both sides, ascending.
    pub(super) pairs: Vec<(usize, usize)>,
    /// The weight of what the copy says and the program says as well.
    pub(super) evidence: f32,
}

/// Pairs the lines of `copy` with those of `program`: equal ones first, then, between those, lines that
/// were edited.
pub(super) fn align(copy: &[Line], program: &[Line], weight: impl Fn(Word) -> f32) -> Alignment {
    let copies: Vec<&[Word]> = copy.iter().map(|line| &*line.words).collect();
    let originals: Vec<&[Word]> = program.iter().map(|line| &*line.words).collect();
    let mut alignment = Alignment::default();
    for op in capture_diff_slices(Algorithm::Patience, &copies, &originals) {
        match op {
            DiffOp::Equal {
                old_index,
                new_index,
                len,
            } => {
                let pairs = (0..len).map(|step| (old_index + step, new_index + step, 1.0));
                alignment.add(pairs, &copies, &weight);
            }
            DiffOp::Replace {
                old_index,
                old_len,
                new_index,
                new_len,
            } => {
                let pairs = pairing::pairs(
                    &copies[old_index..old_index + old_len],
                    &originals[new_index..new_index + new_len],
                    LEAST_RATIO,
                );
                let pairs = pairs
                    .iter()
                    .map(|it| (old_index + it.left, new_index + it.right, it.ratio));
                alignment.add(pairs, &copies, &weight);
            }
            DiffOp::Delete { .. } | DiffOp::Insert { .. } => {}
        }
    }
    alignment
}

impl Alignment {
    fn add(
        &mut self,
        pairs: impl Iterator<Item = (usize, usize, f32)>,
        copies: &[&[Word]],
        weight: impl Fn(Word) -> f32,
    ) {
        for (ours, theirs, ratio) in pairs {
            self.pairs.push((ours, theirs));
            self.evidence += ratio * copies[ours].iter().map(|word| weight(*word)).sum::<f32>();
        }
    }
}
