// ANCHOR: pool
use rayon::prelude::*;

fn collatz(mut n: u64) -> u32 {
    let mut steps = 0;
    while n != 1 {
        n = if n.is_multiple_of(2) {
            n / 2
        } else {
            3 * n + 1
        };
        steps += 1;
    }
    steps
}

fn longest(limit: u64) -> Option<u32> {
    (1..limit).into_par_iter().map(collatz).max()
}
// ANCHOR_END: pool
// ANCHOR: main

pub fn main() {
    if let Some(steps) = longest(1000) {
        println!("{steps}");
    }
}
// ANCHOR_END: main
