// ANCHOR: local
fn commonest(text: &str) -> Option<(char, usize)> {
    use std::collections::BTreeMap;

    let mut counts: BTreeMap<char, usize> = BTreeMap::new();
    for letter in text.chars() {
        *counts.entry(letter).or_default() += 1;
    }
    // Of equal counts `max_by_key` takes the last, Python the first that came.
    let letter = text.chars().rev().max_by_key(|letter| counts[letter])?;
    Some((letter, counts[&letter]))
}
// ANCHOR_END: local
// ANCHOR: main

pub fn main() {
    for text in ["mississippi river", "abc"] {
        if let Some((letter, count)) = commonest(text) {
            println!("{letter} {count}");
        }
    }
}
// ANCHOR_END: main
