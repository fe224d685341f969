// ANCHOR: bounds
use std::cmp::Ordering;

/// Rows and columns must be in ascending order, and all rows of the same length.
fn search_in_sorted_matrix<T: Ord>(matrix: &[Vec<T>], target: &T) -> Option<(usize, usize)> {
    // ANCHOR_END: bounds
    // ANCHOR: corner
    let mut row = 0;
    // PAIR: corner
    let mut col = matrix.first()?.len().checked_sub(1)?;
    // ANCHOR_END: corner
    // ANCHOR: step
    while row < matrix.len() {
        match matrix[row][col].cmp(target) {
            Ordering::Equal => return Some((row, col)),
            // PAIR: left
            Ordering::Greater => col = col.checked_sub(1)?,
            // PAIR: down
            Ordering::Less => row += 1,
        }
    }
    // PAIR: nowhere
    None
}
// ANCHOR_END: step

// ANCHOR: found
pub fn main() {
    // PAIR: the-matrix
    let matrix = [vec![1, 4, 7, 11], vec![2, 5, 8, 12], vec![3, 6, 9, 16]];
    if let Some((row, col)) = search_in_sorted_matrix(&matrix, &8) {
        println!("({row}, {col})");
    }
    // ANCHOR_END: found

    // ANCHOR: missing
    for target in [0, 10, 20] {
        if search_in_sorted_matrix(&matrix, &target).is_none() {
            println!("{target} is not in the matrix");
        }
    }
    // ANCHOR_END: missing

    // ANCHOR: empty
    let target = 20;
    for empty in [vec![], vec![vec![]]] {
        if search_in_sorted_matrix(&empty, &target).is_none() {
            println!("{target} is not in {empty:?}");
        }
    }
}
// ANCHOR_END: empty
