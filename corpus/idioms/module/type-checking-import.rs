// ANCHOR: typing
use std::collections::BTreeSet;

fn longest(words: &BTreeSet<String>) -> Option<&str> {
    words
        .iter()
        .map(String::as_str)
        .max_by_key(|word| word.len())
}
// ANCHOR_END: typing
// ANCHOR: main

pub fn main() {
    let words = ["fig", "plum"].map(str::to_owned);
    println!("{}", longest(&BTreeSet::from(words)).unwrap_or("none"));
}
// ANCHOR_END: main
