// ANCHOR: lock
use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

static STOCK: Mutex<BTreeMap<&str, u32>> = Mutex::new(BTreeMap::new());

fn sell(article: &str) -> bool {
    let mut stock = STOCK.lock().unwrap_or_else(PoisonError::into_inner);
    match stock.get_mut(article) {
        Some(count) if *count > 0 => {
            // PAIR: sold
            *count -= 1;
            // PAIR: yes
            true
        }
        // PAIR: no
        _ => false,
    }
}
// ANCHOR_END: lock
// ANCHOR: main

pub fn main() {
    let stock = || STOCK.lock().unwrap_or_else(PoisonError::into_inner);
    stock().insert("tea", 5);
    std::thread::scope(|scope| {
        for _ in 0..8 {
            // PAIR: spawned
            scope.spawn(|| sell("tea"));
        }
    });
    println!("{}", stock()["tea"]);
}
// ANCHOR_END: main
