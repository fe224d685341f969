// ANCHOR: lazy
fn total_length(words: &[&str]) -> usize {
    words
        .iter()
        .filter(|word| word.chars().all(char::is_alphabetic))
        .map(|word| word.len())
        .sum()
}

fn first_long<'a>(words: &[&'a str]) -> Option<&'a str> {
    words.iter().copied().find(|word| word.len() > 6)
}
// ANCHOR_END: lazy
// ANCHOR: main

pub fn main() {
    let words = ["all", "quiet", "42", "western", "front"];
    println!(
        "{} {}",
        total_length(&words),
        first_long(&words).unwrap_or("None")
    );
}
// ANCHOR_END: main
