//! Which lines of a band answer to each other.
//!
//! Both sides are read in order, and a pair is made only where the words are alike enough; a line
//! without such a partner stays alone rather than being guessed at.

use rustc_hash::FxHashMap;
use similar::{Algorithm, capture_diff_slices};

use super::lines::Line;
use super::words;
use crate::tokens::Class;

/// Lines whose words are less alike than this are no pair. Measured on counterparts of 46 and 49
/// lines: below, unrelated lines pair by words such as `name`; above, calls lose their partners.
const LEAST_RATIO: f32 = 0.3;

/// Pairs of indices, ascending on both sides, whose likeness adds up to the most.
pub(super) fn pairs(python: &[Line], rust: &[Line]) -> Vec<(usize, usize)> {
    let mut numbers = FxHashMap::default();
    let python: Vec<Vec<u32>> = python.iter().map(|l| vocabulary(l, &mut numbers)).collect();
    let rust: Vec<Vec<u32>> = rust.iter().map(|l| vocabulary(l, &mut numbers)).collect();
    let ratios: Vec<Vec<f32>> = python
        .iter()
        .map(|left| rust.iter().map(|right| ratio(left, right)).collect())
        .collect();

    // best[i][j]: the most that the lines from i and from j on can add up to.
    let mut best = vec![vec![0.0_f32; rust.len() + 1]; python.len() + 1];
    for i in (0..python.len()).rev() {
        for j in (0..rust.len()).rev() {
            let paired = ratios[i][j] + best[i + 1][j + 1];
            best[i][j] = paired.max(best[i + 1][j]).max(best[i][j + 1]);
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut pairs = Vec::new();
    while i < python.len() && j < rust.len() {
        // Where pairing and skipping are worth the same, skipping loses nothing: a pair adds more than 0.
        if best[i][j] <= best[i + 1][j] {
            i += 1;
        } else if best[i][j] <= best[i][j + 1] {
            j += 1;
        } else {
            pairs.push((i, j));
            i += 1;
            j += 1;
        }
    }
    pairs
}

/// The words of a line's names and literals, as numbers. Keywords are left out: they say how a
/// language puts things, not what is put; so is `self`, which is everywhere.
fn vocabulary(line: &Line, numbers: &mut FxHashMap<String, u32>) -> Vec<u32> {
    let mut vocabulary = Vec::new();
    let mut add = |word: String| {
        if word != "self" && word != "cls" {
            let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
            vocabulary.push(*numbers.entry(word).or_insert(next));
        }
    };
    for piece in &line.pieces {
        let text = &line.text[piece.range.clone()];
        match piece.class {
            Class::String => words::literal_words(text).for_each(&mut add),
            Class::Number => add(text.replace('_', "")),
            Class::Keyword => {}
            class if class.is_word() => words::parts(text).for_each(&mut add),
            _ => {}
        }
    }
    vocabulary
}

/// How alike two lines are, from [`LEAST_RATIO`] to 1; 0 for less.
fn ratio(left: &[u32], right: &[u32]) -> f32 {
    // No order of the words makes more of them match than both sides have in common.
    let common = left.iter().filter(|word| right.contains(word)).count();
    if common == 0 || share(common, left, right) < LEAST_RATIO {
        return 0.0;
    }
    let matching = capture_diff_slices(Algorithm::Myers, left, right)
        .iter()
        .filter(|op| op.tag() == similar::DiffTag::Equal)
        .map(|op| op.old_range().len())
        .sum();
    let ratio = share(matching, left, right);
    if ratio < LEAST_RATIO { 0.0 } else { ratio }
}

#[expect(
    clippy::cast_precision_loss,
    reason = "a line has fewer words than an f32 has digits"
)]
fn share(matching: usize, left: &[u32], right: &[u32]) -> f32 {
    2.0 * matching as f32 / (left.len() + right.len()) as f32
}
