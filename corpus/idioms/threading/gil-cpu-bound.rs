// ANCHOR: work
use rayon::prelude::*;

fn count_primes(low: u32, high: u32) -> usize {
    // PAIR: range
    (low.max(2)..high)
        // PAIR: prime
        .filter(|&n| (2..=n.isqrt()).all(|d| n % d != 0))
        // PAIR: found
        .count()
}
// ANCHOR_END: work

// ANCHOR: threads
fn count_in_parallel(limit: u32, step: u32) -> usize {
    let blocks: Vec<u32> = (0..limit).step_by(step as usize).collect();
    blocks
        .par_iter()
        .map(|&low| count_primes(low, low + step))
        .sum()
}
// ANCHOR_END: threads

// ANCHOR: main
pub fn main() {
    // PAIR: primes
    println!("{} primes", count_in_parallel(20_000, 5_000));
}
// ANCHOR_END: main
