//! Lines of words, paired in order by how alike they are.
//!
//! Used for the two sides of a band, and for a reader's copy and the question that it is a copy of.

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// Two lines that answer to each other.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Pair {
    /// Index into the left side.
    pub(crate) left: usize,
    /// Index into the right side.
    pub(crate) right: usize,
    /// How alike they are, up to 1; what they weigh.
    pub(crate) ratio: f32,
}

/// Pairs of lines, ascending on both sides, such that their likeness adds up to the most.
///
/// Lines less alike than `least` are no pair: a line without a partner stays alone rather than being
/// guessed at.
pub(crate) fn pairs<W: Ord + std::hash::Hash, L: AsRef<[W]>>(
    left: &[L],
    right: &[L],
    least: f32,
) -> Vec<Pair> {
    let likeness = |left: &L| {
        let ratios = right.iter();
        ratios
            .map(|right| ratio(left.as_ref(), right.as_ref(), least))
            .collect()
    };
    best(&left.iter().map(likeness).collect::<Vec<_>>())
}

/// Pairs of lines, ascending on both sides, such that their weights add up to the most: a row of `weights`
/// for each line of the left side. What weighs nothing is no pair.
pub(crate) fn best(weights: &[Vec<f32>]) -> Vec<Pair> {
    let (left, right) = (weights.len(), weights.first().map_or(0, Vec::len));
    // best[i][j]: the most that the lines from i and from j on can add up to. A sum of f32 would lose a
    // small weight beside large ones.
    let mut best = vec![vec![0.0_f64; right + 1]; left + 1];
    for i in (0..left).rev() {
        for j in (0..right).rev() {
            let paired = f64::from(weights[i][j]) + best[i + 1][j + 1];
            best[i][j] = paired.max(best[i + 1][j]).max(best[i][j + 1]);
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut pairs = Vec::new();
    while i < left && j < right {
        // Where pairing and skipping are worth the same, skipping loses nothing: a pair adds more than 0.
        if best[i][j] <= best[i + 1][j] {
            i += 1;
        } else if best[i][j] <= best[i][j + 1] {
            j += 1;
        } else {
            pairs.push(Pair {
                left: i,
                right: j,
                ratio: weights[i][j],
            });
            i += 1;
            j += 1;
        }
    }
    pairs
}

/// How alike two lines are, from `least` to 1; 0 for less.
pub(crate) fn ratio<W: Ord + std::hash::Hash>(left: &[W], right: &[W], least: f32) -> f32 {
    // No order of the words makes more of them match than both sides have in common.
    let common = left.iter().filter(|word| right.contains(word)).count();
    if common == 0 || share(common, left, right) < least {
        return 0.0;
    }
    let matching = capture_diff_slices(Algorithm::Myers, left, right)
        .iter()
        .map(|op| match op {
            DiffOp::Equal { len, .. } => *len,
            _ => 0,
        })
        .sum();
    let ratio = share(matching, left, right);
    if ratio < least { 0.0 } else { ratio }
}

#[expect(
    clippy::cast_precision_loss,
    reason = "a line has fewer words than an f32 has digits"
)]
fn share<W>(matching: usize, left: &[W], right: &[W]) -> f32 {
    2.0 * matching as f32 / (left.len() + right.len()) as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paired(left: &[&str], right: &[&str], least: f32) -> Vec<(usize, usize)> {
        let words = |lines: &[&str]| -> Vec<Vec<String>> {
            let words = lines.iter().map(|line| line.split(' ').map(str::to_owned));
            words.map(Iterator::collect).collect()
        };
        let pairs = pairs(&words(left), &words(right), least);
        pairs.iter().map(|pair| (pair.left, pair.right)).collect()
    }

    #[test]
    fn the_likest_lines_pair_in_order() {
        let left = ["a b", "c d", "e f"];
        let right = ["x", "e f", "a b", "c y"];
        assert_eq!(paired(&left, &right, 0.3), [(0, 2), (1, 3)]);
        assert_eq!(paired(&left[..2], &right, 0.6), [(0, 2)]);
    }

    #[test]
    fn nothing_is_guessed_at() {
        assert_eq!(paired(&["a"], &["b"], 0.3), []);
        assert_eq!(paired(&[], &["b"], 0.3), []);
    }
}
