//! Which lines of two columns stand on the same row.

use crate::explain::comparison::Line;

/// What has to be known of a line to find its row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Height {
    /// In rows.
    pub(crate) rows: usize,
    /// Whether it belongs to the line above, so that no empty row comes between them.
    pub(crate) joined: bool,
}

impl Height {
    pub(crate) fn of(line: &Line, rows: usize) -> Self {
        Self {
            rows,
            joined: line.joined,
        }
    }
}

/// How many empty rows each side has before each of its lines, so that all `pairs`, ascending on both
/// sides, start on the same row.
///
/// Either side waits for the other, as long as it takes. What belongs together is not torn: empty rows
/// come before the first line of it. A pair for which there is no such place shares no row.
pub(crate) fn rows_between(
    python: &[Height],
    rust: &[Height],
    pairs: &[(usize, usize)],
) -> (Vec<usize>, Vec<usize>) {
    let mut empty = (vec![0; python.len()], vec![0; rust.len()]);
    let mut top = (0, 0);
    let mut done = (0, 0);
    for (index, &(left, right)) in pairs.iter().enumerate() {
        top.0 += rows(&python[done.0..left]);
        top.1 += rows(&rust[done.1..right]);
        let row = top.0.max(top.1);
        let is_first = index == 0;
        if top.0 < row {
            if let Some(place) = place(python, left, done.0, is_first) {
                empty.0[place] += row - top.0;
                top.0 = row;
            }
        } else if top.1 < row
            && let Some(place) = place(rust, right, done.1, is_first)
        {
            empty.1[place] += row - top.1;
            top.1 = row;
        }
        done = (left, right);
    }
    empty
}

/// How many rows both sides take, with the empty ones.
pub(crate) fn height(python: &[Height], rust: &[Height], pairs: &[(usize, usize)]) -> usize {
    let (before_python, before_rust) = rows_between(python, rust, pairs);
    let left = rows(python) + before_python.iter().sum::<usize>();
    left.max(rows(rust) + before_rust.iter().sum::<usize>())
}

/// The last place for empty rows up to `line`, behind the line of the pair before.
fn place(side: &[Height], line: usize, done: usize, is_first: bool) -> Option<usize> {
    let from = if is_first { 0 } else { done + 1 };
    (from..=line)
        .rev()
        .find(|index| *index == 0 || !side[*index].joined)
}

fn rows(side: &[Height]) -> usize {
    side.iter().map(|line| line.rows).sum()
}

/// The lines of both sides row by row, each line a row: indices of the line of Python and of Rust.
pub(crate) fn shared(
    python: &[Line],
    rust: &[Line],
    pairs: &[(usize, usize)],
) -> Vec<(Option<usize>, Option<usize>)> {
    let height = |line: &Line| Height::of(line, 1 + usize::from(line.after_gap));
    let heights = |lines: &[Line]| lines.iter().map(height).collect::<Vec<_>>();
    let (before_python, before_rust) = rows_between(&heights(python), &heights(rust), pairs);
    let column = |lines: &[Line], before: Vec<usize>| -> Vec<Option<usize>> {
        let lines = lines.iter().zip(before).enumerate();
        lines
            .flat_map(|(index, (line, before))| {
                let empty = before + usize::from(line.after_gap);
                std::iter::repeat_n(None, empty).chain([Some(index)])
            })
            .collect()
    };
    let (left, right) = (column(python, before_python), column(rust, before_rust));
    let rows = 0..left.len().max(right.len());
    let at = |side: &[Option<usize>], row: usize| side.get(row).copied().flatten();
    let rows = rows.map(|row| (at(&left, row), at(&right, row)));
    rows.filter(|row| *row != (None, None)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heights(rows: &[usize]) -> Vec<Height> {
        let height = |rows: &usize| Height {
            rows: *rows,
            joined: false,
        };
        rows.iter().map(height).collect()
    }

    #[test]
    fn either_side_waits_for_its_pair() {
        let (python, rust) = (heights(&[1, 1, 1]), heights(&[2, 1, 3, 1]));
        let empty = rows_between(&python, &rust, &[(0, 1), (2, 3)]);
        assert_eq!(empty, (vec![2, 0, 2], vec![0, 0, 0, 0]));
        let empty = rows_between(&heights(&[3, 1]), &heights(&[1, 1]), &[(1, 1)]);
        assert_eq!(empty, (vec![0, 0], vec![0, 2]));
    }

    #[test]
    fn a_head_is_not_torn_from_what_follows() {
        let mut python = heights(&[1, 1, 1]);
        python[2].joined = true;
        let empty = rows_between(&python, &heights(&[1, 1, 1, 1, 1]), &[(2, 4)]);
        assert_eq!(empty, (vec![0, 2, 0], vec![0; 5]));
        python[1].joined = true;
        let empty = rows_between(&python, &heights(&[1, 1, 1, 1, 1]), &[(0, 0), (2, 4)]);
        assert_eq!(empty, (vec![0; 3], vec![0; 5]));
    }
}
