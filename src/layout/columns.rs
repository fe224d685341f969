//! How the width is shared between two columns.

use super::alignment::{self, Height};
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

/// The widths for a band of a page that has `columns`: these, unless it takes fewer rows in columns of its
/// own, with the lines that answer to each other on the same row.
pub(super) fn better(band: &Band, columns: (usize, usize), available: usize) -> (usize, usize) {
    let python: Vec<usize> = band.python.iter().map(code::width).collect();
    let rust: Vec<usize> = band.rust.iter().map(code::width).collect();
    let wraps = |lines: &[usize], column: usize| lines.iter().any(|line| *line > column);
    if !wraps(&python, columns.0) && !wraps(&rust, columns.1) {
        return columns;
    }
    let least = (available * 3 / 7).clamp(1, READABLE);
    let rows = |(left, right): (usize, usize)| {
        let heights = |lines: &[Line], widths: &[usize], column: usize| -> Vec<Height> {
            let rows = widths.iter().map(|width| width.div_ceil(column).max(1));
            let lines = lines.iter().zip(rows);
            lines.map(|(line, rows)| Height::of(line, rows)).collect()
        };
        let python = heights(&band.python, &python, left);
        let rust = heights(&band.rust, &rust, right);
        alignment::height(&python, &rust, &band.pairs)
    };
    let others = (least..=available.saturating_sub(least)).step_by(2);
    let others = others.map(|left| (left, available - left));
    // Of those that take as few rows the first are taken.
    [columns, share(std::slice::from_ref(band), available)]
        .into_iter()
        .chain(others)
        .min_by_key(|columns| rows(*columns))
        .unwrap_or(columns)
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
