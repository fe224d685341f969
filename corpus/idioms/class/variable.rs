// ANCHOR: variable
use std::sync::atomic::{AtomicU32, Ordering};

static SOLD: AtomicU32 = AtomicU32::new(0);

struct Ticket;

impl Ticket {
    // PAIR: price
    const PRICE: u32 = 12;

    fn new() -> Self {
        SOLD.fetch_add(1, Ordering::Relaxed);
        Self
    }
}
// ANCHOR_END: variable
// ANCHOR: main

pub fn main() {
    let _tickets = [Ticket::new(), Ticket::new()];
    let sold = SOLD.load(Ordering::Relaxed);
    println!("{sold} sold for {}", sold * Ticket::PRICE);
}
// ANCHOR_END: main
