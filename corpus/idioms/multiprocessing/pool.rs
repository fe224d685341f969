// ANCHOR: pool
use rayon::prelude::*;

fn divisors(n: u32) -> usize {
    (1..=n).filter(|d| n.is_multiple_of(*d)).count()
}

fn divisors_of_all(numbers: &[u32]) -> Vec<usize> {
    numbers.par_iter().map(|&n| divisors(n)).collect()
}
// ANCHOR_END: pool
// ANCHOR: main

pub fn main() {
    let counts = divisors_of_all(&[12, 28, 97]);
    println!("{counts:?} {}", counts.iter().sum::<usize>());
}
// ANCHOR_END: main
