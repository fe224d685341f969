// ANCHOR: nested
use std::sync::{Mutex, PoisonError};

struct Bank {
    balances: [i64; 2],
    log: Vec<i64>,
}

fn transfer(bank: &Mutex<Bank>, source: usize, target: usize, amount: i64) {
    let mut bank = bank.lock().unwrap_or_else(PoisonError::into_inner);
    bank.balances[source] -= amount;
    bank.balances[target] += amount;
    bank.log.push(amount);
}
// ANCHOR_END: nested
// ANCHOR: main

pub fn main() {
    let bank = Mutex::new(Bank {
        balances: [50, 0],
        log: Vec::new(),
    });
    transfer(&bank, 0, 1, 20);
    let Bank {
        balances: [ada, ben],
        log,
    } = bank.into_inner().unwrap_or_else(PoisonError::into_inner);
    println!("{ada} {ben} {log:?}");
}
// ANCHOR_END: main
