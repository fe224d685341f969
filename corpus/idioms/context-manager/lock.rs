// ANCHOR: lock
use std::sync::{Mutex, PoisonError};

#[derive(Default)]
struct Till {
    // PAIR: lock
    total: Mutex<i64>,
}

impl Till {
    fn take(&self, amount: i64) {
        let mut total = self.total.lock().unwrap_or_else(PoisonError::into_inner);
        *total += amount;
    }
}
// ANCHOR_END: lock
// ANCHOR: main

pub fn main() {
    let till = Till::default();
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| till.take(5));
        }
    });
    let total = till.total.into_inner();
    println!("{}", total.unwrap_or_else(PoisonError::into_inner));
}
// ANCHOR_END: main
