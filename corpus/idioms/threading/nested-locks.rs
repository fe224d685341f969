// ANCHOR: nested
use std::mem;
use std::sync::{Mutex, PoisonError};

type Balance = Mutex<i64>;

fn transfer(accounts: &[Balance], source: usize, target: usize, amount: i64) {
    if source == target {
        return;
    }
    let lock = |place: usize| {
        accounts[place]
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    };
    // PAIR: locked
    let (mut from, mut to) = (lock(source.min(target)), lock(source.max(target)));
    if source > target {
        mem::swap(&mut from, &mut to);
    }
    // PAIR: taken
    *from -= amount;
    *to += amount;
}
// ANCHOR_END: nested
// ANCHOR: main

pub fn main() {
    let accounts = [50, 0].map(Balance::new);
    std::thread::scope(|scope| {
        scope.spawn(|| transfer(&accounts, 0, 1, 20));
        scope.spawn(|| transfer(&accounts, 1, 0, 5));
    });
    let [ada, ben] =
        accounts.map(|account| account.into_inner().unwrap_or_else(PoisonError::into_inner));
    // PAIR: balances
    println!("{ada} {ben}");
}
// ANCHOR_END: main
