// ANCHOR: cache
use std::cell::RefCell;
use std::collections::HashMap;

fn divisors(number: u64) -> usize {
    thread_local! {
        static CACHE: RefCell<HashMap<u64, usize>> = RefCell::default();
    }
    CACHE.with_borrow_mut(|cache| {
        *cache.entry(number).or_insert_with(|| {
            // PAIR: counting
            println!("counting for {number}");
            (1..=number).filter(|d| number.is_multiple_of(*d)).count()
        })
    })
}
// ANCHOR_END: cache

// ANCHOR: main
pub fn main() {
    println!("{}", divisors(360));
    println!("{}", divisors(7));
    println!("{}", divisors(360));
}
// ANCHOR_END: main
