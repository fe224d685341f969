// ANCHOR: digits
/// Sums the decimal digits, taking the last one first.
fn digit_sum(num: u64) -> u64 {
    let (mut rest, mut sum) = (num, 0);
    while rest > 0 {
        sum += rest % 10;
        rest /= 10;
    }
    sum
}
// ANCHOR_END: digits

// ANCHOR: rules
fn is_interesting(num: i64) -> bool {
    num % 7 == 0 || digit_sum(num.unsigned_abs()).is_multiple_of(7)
}
// ANCHOR_END: rules

// ANCHOR: use
pub fn main() {
    let examples = [
        49,  // divisible by 7, its digit sum 13 is not
        28,  // divisible by 7, its digit sum 10 is not
        16,  // not divisible by 7, its digit sum 7 is
        10,  // neither
        -16, // the sign is not a digit
        0,   // a multiple of every number
    ];
    for num in examples {
        let answer = if is_interesting(num) { "yes" } else { "no" };
        println!("{num:>3} {answer}");
    }
}
// ANCHOR_END: use
