// ANCHOR: membership
use std::collections::HashMap;

const VOWELS: &str = "aeiou";

fn vowels(word: &str) -> usize {
    word.chars()
        .filter(|&letter| VOWELS.contains(letter))
        .count()
}

fn is_known(stock: &HashMap<String, u32>, name: &str) -> bool {
    stock.contains_key(name) && !name.contains("old")
}
// ANCHOR_END: membership
// ANCHOR: main

pub fn main() {
    println!("{}", vowels("education"));
    let stock = HashMap::from(["tea", "old tea"].map(|name| (name.to_owned(), 1)));
    let show = |name| {
        if is_known(&stock, name) {
            "True"
        } else {
            "False"
        }
    };
    println!("{}", ["tea", "old tea"].map(show).join(" "));
}
// ANCHOR_END: main
