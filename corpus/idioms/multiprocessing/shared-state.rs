// ANCHOR: shared
use std::sync::atomic::{AtomicU32, Ordering};

fn vote(total: &AtomicU32, times: u32) {
    for _ in 0..times {
        // PAIR: added
        total.fetch_add(1, Ordering::Relaxed);
    }
}
// ANCHOR_END: shared
// ANCHOR: main

pub fn main() {
    let total = AtomicU32::new(0);
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| vote(&total, 50));
        }
    });
    // PAIR: shown
    println!("{}", total.into_inner());
}
// ANCHOR_END: main
