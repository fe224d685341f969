// ANCHOR: heap
use std::cmp::Reverse;
use std::collections::BinaryHeap;

fn merge_ropes(lengths: &[u64]) -> u64 {
    let mut heap: BinaryHeap<Reverse<u64>> = lengths.iter().copied().map(Reverse).collect();
    let mut cost = 0;
    while let Some(Reverse(shortest)) = heap.pop()
        && let Some(Reverse(next)) = heap.pop()
    {
        cost += shortest + next;
        heap.push(Reverse(shortest + next));
    }
    cost
}
// ANCHOR_END: heap
// ANCHOR: main

pub fn main() {
    println!("{}", merge_ropes(&[8, 4, 6, 12]));
}
// ANCHOR_END: main
