// ANCHOR: local
fn commonest(text: &str) -> Option<(char, usize)> {
    use std::collections::BTreeMap;

    let mut counts = BTreeMap::new();
    for letter in text.chars() {
        *counts.entry(letter).or_default() += 1;
    }
    counts.into_iter().max_by_key(|(_, count)| *count)
}
// ANCHOR_END: local
// ANCHOR: main

pub fn main() {
    if let Some((letter, count)) = commonest("mississippi river") {
        println!("{letter} {count}");
    }
}
// ANCHOR_END: main
