// ANCHOR: ignored
fn total(words: &[&str]) -> i64 {
    words
        .iter()
        .filter_map(|word| word.trim().parse::<i64>().ok())
        .sum()
}
// ANCHOR_END: ignored
// ANCHOR: main

pub fn main() {
    println!("{}", total(&["3", "x", " 4\n"]));
}
// ANCHOR_END: main
