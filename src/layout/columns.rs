//! How the width is shared between two columns.

use super::code;
use crate::explain::comparison::{Band, Line};

/// Between the columns: the number of a footnote or the letter of a concept fits there.
pub(super) const SPACE: usize = 3;

/// Columns are not made narrower than this for want of code.
const READABLE: usize = 40;

/// The widths of both code columns, without their gutters.
///
/// If the longest lines of both sides fit, each side gets what it needs.
/// Otherwise the width is shared so that as few rows as possible are needed.
pub(super) fn share(bands: &[Band], available: usize) -> (usize, usize) {
    let python = widths(bands, |band| &band.python);
    let rust = widths(bands, |band| &band.rust);
    let longest = |widths: &[Vec<usize>]| widths.iter().flatten().copied().max().unwrap_or(0);
    // The names of the languages stand above the code.
    let left = longest(&python).max("Python".len());
    let right = longest(&rust).max("Rust".len());
    let (wide_left, wide_right) = (left.max(READABLE), right.max(READABLE));
    if wide_left + wide_right <= available {
        return (wide_left, wide_right);
    }
    if left + right <= available {
        let left = if left < right {
            available - right
        } else {
            left
        };
        return (left, available - left);
    }
    // Where there is no room for both, each still has a column to wrap in.
    let right_of = |left: usize| available.saturating_sub(left).max(1);
    let least = (available * 3 / 7).clamp(1, READABLE);
    (least..=available.saturating_sub(least).max(least))
        .min_by_key(|left| {
            let right = right_of(*left);
            let rows: usize = python
                .iter()
                .zip(&rust)
                .map(|(python, rust)| rows(python, *left).max(rows(rust, right)))
                .sum();
            let wrapped = wrapped(&python, *left) + wrapped(&rust, right);
            (rows * 2 + wrapped, left.abs_diff(right))
        })
        .map_or((available / 2, available / 2), |left| {
            (left, right_of(left))
        })
}

/// The widths for some of the bands of a page that has `columns`: these, unless fewer rows are needed in
/// columns of their own.
pub(super) fn better(bands: &[Band], columns: (usize, usize), available: usize) -> (usize, usize) {
    let python = widths(bands, |band| &band.python);
    let rust = widths(bands, |band| &band.rust);
    let wraps = |columns: (usize, usize)| wrapped(&python, columns.0) + wrapped(&rust, columns.1);
    if wraps(columns) == 0 {
        return columns;
    }
    let own = share(bands, available);
    if wraps(own) < wraps(columns) {
        own
    } else {
        columns
    }
}

fn widths(bands: &[Band], side: fn(&Band) -> &Vec<Line>) -> Vec<Vec<usize>> {
    let of_band = |band| side(band).iter().map(code::width).collect();
    bands.iter().map(of_band).collect()
}

/// About how many rows lines of these widths take in a column.
fn rows(lines: &[usize], column: usize) -> usize {
    lines.iter().map(|line| line.div_ceil(column).max(1)).sum()
}

fn wrapped(bands: &[Vec<usize>], column: usize) -> usize {
    bands
        .iter()
        .flatten()
        .filter(|line| **line > column)
        .count()
}
