// ANCHOR: decorator
use std::fmt::Display;

fn retry<R, E: Display>(times: u32, mut work: impl FnMut() -> Result<R, E>) -> Result<R, E> {
    for _ in 1..times {
        match work() {
            Ok(result) => return Ok(result),
            Err(error) => println!("again: {error}"),
        }
    }
    work()
}
// ANCHOR_END: decorator
// ANCHOR: main

#[derive(Debug, thiserror::Error)]
#[error("ValueError")]
pub struct NotANumber;

pub fn main() -> Result<(), NotANumber> {
    let mut answers = ["busy", "busy", "42"].into_iter();
    let answer: i64 = retry(3, || {
        let answer = answers.next().unwrap_or("");
        answer.parse().map_err(|_| NotANumber)
    })?;
    println!("{answer}");
    Ok(())
}
// ANCHOR_END: main
