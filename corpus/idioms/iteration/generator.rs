// ANCHOR: generator
use std::iter;

fn countdown(mut start: u32) -> impl Iterator<Item = u32> {
    iter::from_fn(move || {
        let current = start;
        start = start.checked_sub(1)?;
        Some(current)
    })
}
// ANCHOR_END: generator

// ANCHOR: main
pub fn main() {
    for number in countdown(3) {
        println!("{number}");
    }
    println!("{}", countdown(100).sum::<u32>());
}
// ANCHOR_END: main
