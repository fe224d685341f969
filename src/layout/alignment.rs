//! Which lines of two columns stand on the same row.

/// How many empty rows each side has before each of its lines, so that lines which answer to each other
/// start on the same row.
///
/// `python` and `rust` are the heights of the lines in rows, `pairs` indices into them, ascending on
/// both sides. Only the shorter side gets empty rows, and no more than `spare`.
pub(crate) fn empty_rows(
    python: &[usize],
    rust: &[usize],
    pairs: &[(usize, usize)],
    mut spare: usize,
) -> (Vec<usize>, Vec<usize>) {
    let mut empty = (vec![0; python.len()], vec![0; rust.len()]);
    let python_is_short = python.iter().sum::<usize>() < rust.iter().sum::<usize>();
    let mut top = (0, 0);
    let mut done = (0, 0);
    for &(left, right) in pairs {
        top.0 += python[done.0..left].iter().sum::<usize>();
        top.1 += rust[done.1..right].iter().sum::<usize>();
        done = (left, right);
        let (short, long, before) = if python_is_short {
            (&mut top.0, top.1, &mut empty.0[left])
        } else {
            (&mut top.1, top.0, &mut empty.1[right])
        };
        let missing = long.saturating_sub(*short);
        if missing <= spare {
            spare -= missing;
            *short += missing;
            *before = missing;
        }
    }
    empty
}

/// How many empty rows each side has before each of its lines, so that all `pairs` start on the same
/// row; as [`empty_rows`], but either side waits for the other, as long as it takes.
pub(crate) fn rows_between(
    python: &[usize],
    rust: &[usize],
    pairs: &[(usize, usize)],
) -> (Vec<usize>, Vec<usize>) {
    let mut empty = (vec![0; python.len()], vec![0; rust.len()]);
    let mut top = (0, 0);
    let mut done = (0, 0);
    for &(left, right) in pairs {
        top.0 += python[done.0..left].iter().sum::<usize>();
        top.1 += rust[done.1..right].iter().sum::<usize>();
        done = (left, right);
        let row = top.0.max(top.1);
        empty.0[left] = row - top.0;
        empty.1[right] = row - top.1;
        top = (row, row);
    }
    empty
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn either_side_waits_for_its_pair() {
        let empty = rows_between(&[1, 1, 1], &[2, 1, 3, 1], &[(0, 1), (2, 3)]);
        assert_eq!(empty, (vec![2, 0, 2], vec![0, 0, 0, 0]));
        let empty = rows_between(&[3, 1], &[1, 1], &[(1, 1)]);
        assert_eq!(empty, (vec![0, 0], vec![0, 2]));
    }

    #[test]
    fn the_shorter_side_waits() {
        let empty = empty_rows(&[1, 1], &[1, 1, 1, 1], &[(0, 1), (1, 3)], 2);
        assert_eq!(empty, (vec![1, 1], vec![0; 4]));
    }

    #[test]
    fn nobody_waits_longer_than_there_is_room() {
        let empty = empty_rows(&[1, 1, 1], &[1, 3, 1], &[(0, 0), (1, 2), (2, 2)], 2);
        assert_eq!(empty.0, [0, 0, 2]);
    }
}
