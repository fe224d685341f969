// ANCHOR: lock
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

type Stock = Mutex<HashMap<&'static str, u32>>;

fn sell(stock: &Stock, article: &str) -> bool {
    let mut stock = stock.lock().unwrap_or_else(PoisonError::into_inner);
    match stock.get_mut(article) {
        Some(count) if *count > 0 => {
            *count -= 1;
            true
        }
        _ => false,
    }
}
// ANCHOR_END: lock
// ANCHOR: main

pub fn main() {
    let stock = Stock::new(HashMap::from([("tea", 5)]));
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| sell(&stock, "tea"));
        }
    });
    let left = stock.into_inner().unwrap_or_else(PoisonError::into_inner);
    println!("{}", left["tea"]);
}
// ANCHOR_END: main
