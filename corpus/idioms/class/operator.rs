// ANCHOR: operators
use std::ops::{Add, Mul};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Money {
    cents: i64,
}

impl Add for Money {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            cents: self.cents + other.cents,
        }
    }
}

impl Mul<i64> for Money {
    type Output = Self;

    fn mul(self, times: i64) -> Self {
        Self {
            cents: self.cents * times,
        }
    }
}
// ANCHOR_END: operators
// ANCHOR: main

pub fn main() {
    let price = Money { cents: 150 };
    let total = price + price * 2;
    let is_same = if total == (Money { cents: 450 }) {
        "True"
    } else {
        "False"
    };
    println!("{} {is_same}", total.cents);
}
// ANCHOR_END: main
