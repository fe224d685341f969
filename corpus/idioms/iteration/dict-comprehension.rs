// ANCHOR: dict
use std::collections::HashMap;

fn lengths<'a>(words: &[&'a str]) -> HashMap<&'a str, usize> {
    let length = |word: &str| word.chars().count();
    words.iter().map(|&word| (word, length(word))).collect()
}

fn inverted<'a>(numbers: &HashMap<&'a str, usize>) -> HashMap<usize, &'a str> {
    numbers
        .iter()
        .map(|(&name, &number)| (number, name))
        .collect()
}
// ANCHOR_END: dict
// ANCHOR: main

pub fn main() {
    let numbers = lengths(&["fig", "plum"]);
    println!("{} {}", numbers["plum"], inverted(&numbers)[&3]);
}
// ANCHOR_END: main
