// ANCHOR: count
use std::cmp::Reverse;
use std::collections::HashMap;

fn commonest(text: &str, number: usize) -> Vec<(&str, usize)> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for word in text.split_whitespace() {
        *counts.entry(word).or_default() += 1;
    }
    let mut sorted: Vec<_> = counts.into_iter().collect();
    sorted.sort_unstable_by_key(|&(word, count)| (Reverse(count), word));
    sorted.truncate(number);
    sorted
}
// ANCHOR_END: count
// ANCHOR: main

pub fn main() {
    for (word, count) in commonest("row row row your boat your row", 2) {
        println!("{word} {count}");
    }
    println!("{}", "hello".matches('l').count());
}
// ANCHOR_END: main
