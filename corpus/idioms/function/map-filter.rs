// ANCHOR: chain
fn product(words: &[&str]) -> i64 {
    let is_digits = |word: &&&str| word.bytes().all(|byte| byte.is_ascii_digit());
    words
        .iter()
        .filter(is_digits)
        // PAIR: numbers
        .filter_map(|word| word.parse::<i64>().ok())
        .fold(1, |total: i64, number| total.saturating_mul(number))
}
// ANCHOR_END: chain

// ANCHOR: main
pub fn main() {
    println!("{}", product(&["12", "apples", "-5", "30"]));
}
// ANCHOR_END: main
