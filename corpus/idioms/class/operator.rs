// ANCHOR: compare
use std::cmp::Ordering;
use std::hash::{Hash, Hasher};

struct Version {
    // PAIR: fields
    major: u32,
    minor: u32,
    label: &'static str,
}

impl Ord for Version {
    fn cmp(&self, other: &Self) -> Ordering {
        // PAIR: key
        (self.major, self.minor).cmp(&(other.major, other.minor))
    }
}

impl PartialOrd for Version {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Version {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Version {}

impl Hash for Version {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.major, self.minor).hash(state);
    }
}
// ANCHOR_END: compare

// ANCHOR: arithmetic
use std::ops::{Add, Mul};

#[derive(Clone, Copy)]
struct Money {
    // PAIR: cents
    cents: i64,
}

impl Add for Money {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            // PAIR: sum
            cents: self.cents + other.cents,
        }
    }
}

impl Mul<i64> for Money {
    type Output = Self;

    fn mul(self, times: i64) -> Self {
        Self {
            // PAIR: product
            cents: self.cents * times,
        }
    }
}
// ANCHOR_END: arithmetic
// ANCHOR: main

use std::collections::HashSet;

pub fn main() {
    let version = |major, minor, label| Version {
        major,
        minor,
        label,
    };
    let versions = [(1, 9, "old"), (1, 10, "new"), (1, 9, "again")];
    let versions: HashSet<Version> = versions.map(|(a, b, label)| version(a, b, label)).into();
    let newest = versions.iter().max().map_or("none", |it| it.label);
    let is_same = version(1, 9, "a") == version(1, 9, "b");
    let is_same = if is_same { "True" } else { "False" };
    println!("{} {newest} {is_same}", versions.len());

    let price = Money { cents: 150 };
    println!("{}", (price + price * 2).cents);
}
// ANCHOR_END: main
