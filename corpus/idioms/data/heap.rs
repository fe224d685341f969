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

// ANCHOR: pairs
use itertools::Itertools;

type Job = (u32, &'static str);

fn in_order(jobs: &[Job]) -> Vec<&'static str> {
    let mut heap = BinaryHeap::new();
    for job in jobs {
        heap.push(Reverse(job));
    }
    // PAIR: popped
    let next = || heap.pop().map(|Reverse((_, name))| *name);
    std::iter::from_fn(next).collect()
}

fn cheapest(jobs: &[Job], count: usize) -> Vec<&'static str> {
    let cheapest = jobs.iter().k_smallest(count);
    cheapest.map(|(_, name)| *name).collect()
}
// ANCHOR_END: pairs
// ANCHOR: main

pub fn main() {
    println!("{}", merge_ropes(&[8, 4, 6, 12]));
    let jobs = [(7, "paint"), (2, "sweep"), (5, "mow")];
    println!("{}", in_order(&jobs).join(" "));
    println!("{}", cheapest(&jobs, 2).join(" "));
}
// ANCHOR_END: main
