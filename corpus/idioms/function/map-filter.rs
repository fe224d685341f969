// ANCHOR: chain
fn product(words: &[&str]) -> i64 {
    words
        .iter()
        .filter_map(|word| word.parse::<i64>().ok())
        .fold(1, |total: i64, number| total.saturating_mul(number))
}
// ANCHOR_END: chain

// ANCHOR: main
pub fn main() {
    println!("{}", product(&["12", "apples", "30"]));
}
// ANCHOR_END: main
