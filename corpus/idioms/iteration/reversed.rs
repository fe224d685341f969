// ANCHOR: reversed
fn is_palindrome(text: &str) -> bool {
    let letters = || {
        text.chars()
            .filter(|c| c.is_alphabetic())
            .map(|c| c.to_lowercase().to_string())
    };
    letters().eq(letters().rev())
}

fn countdown(start: u32) -> Vec<u32> {
    (1..=start).rev().collect()
}
// ANCHOR_END: reversed
// ANCHOR: main

pub fn main() {
    let answer = if is_palindrome("Never odd or even") {
        "True"
    } else {
        "False"
    };
    let stop: String = "stop".chars().rev().collect();
    println!("{answer} {:?} {stop}", countdown(3));
}
// ANCHOR_END: main
