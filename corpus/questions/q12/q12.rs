// ANCHOR: sort
use std::cmp::Ordering;

/// Sorts `nums`, and returns each triplet once, in ascending order.
fn three_sum(nums: &mut [i32]) -> Vec<[i32; 3]> {
    nums.sort_unstable();
    let mut result = Vec::new();
    // ANCHOR_END: sort
    // ANCHOR: first
    for (i, &first) in nums.iter().enumerate() {
        if i > 0 && nums[i - 1] == first {
            continue;
        }
        // ANCHOR_END: first
        // ANCHOR: pointers
        let mut rest = &nums[i + 1..];
        while let [left, between @ .., right] = rest {
            let total = i64::from(first) + i64::from(*left) + i64::from(*right);
            // PAIR: compare
            match total.cmp(&0) {
                Ordering::Less => rest = &rest[1..],
                Ordering::Greater => rest = &rest[..rest.len() - 1],
                // ANCHOR_END: pointers
                // ANCHOR: found
                Ordering::Equal => {
                    // Equal triplets follow each other: `left` never descends.
                    // PAIR: triplet
                    let triplet = [first, *left, *right];
                    if result.last() != Some(&triplet) {
                        result.push(triplet);
                    }
                    rest = between;
                }
            }
        }
    }
    result
}
// ANCHOR_END: found

// ANCHOR: usage
pub fn main() {
    let mut nums = [-1, 0, 1, 2, -1, -4];
    println!("{:?}", three_sum(&mut nums));
    println!("{nums:?}");
    // ANCHOR_END: usage

    // ANCHOR: repeated
    let nums = vec![0, 2, -2, 0, 2, -2, 0];
    println!("{:?}", three_sum(&mut nums.clone()));
    println!("{nums:?}");
    // ANCHOR_END: repeated

    // ANCHOR: too-short
    println!("{:?}", three_sum(&mut [1, -1]));
}
// ANCHOR_END: too-short
