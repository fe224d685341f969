// ANCHOR: function
use std::panic;

fn add_numbers(a: i32, b: i32) -> i32 {
    a + b
}
// ANCHOR_END: function

// ANCHOR: check
fn check_addition(add: fn(i32, i32) -> i32) {
    // PAIR: cases
    for (a, b, sum) in [(3, 4, 7), (-1, 1, 0), (-1, -1, -2)] {
        // PAIR: case
        assert_eq!(add(a, b), sum, "{a} + {b}");
    }
}
// ANCHOR_END: check

// ANCHOR: runner
fn run_tests(title: &str, add: fn(i32, i32) -> i32) {
    let outcome = match panic::catch_unwind(|| check_addition(add)) {
        Ok(()) => "ok",
        Err(_) => "FAILED",
    };
    println!("{title}: test_addition ... {outcome}");
}
// ANCHOR_END: runner

// ANCHOR: edit
/// What `add_numbers` would be after an edit: "no sum is below zero".
fn add_amounts(a: i32, b: i32) -> i32 {
    (a + b).max(0)
}
// ANCHOR_END: edit

// ANCHOR: main
pub fn main() {
    run_tests("before the edit", add_numbers);
    run_tests("after the edit", add_amounts);
}
// ANCHOR_END: main

// ANCHOR: test
#[cfg(test)]
mod tests {
    #[test]
    fn test_addition() {
        super::check_addition(super::add_numbers);
    }
}
// ANCHOR_END: test
