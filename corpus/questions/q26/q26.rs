// ANCHOR: errors
use std::error::Error;
use std::io::{self, Write};
use std::num::ParseIntError;

#[derive(Debug, thiserror::Error)]
enum ReciprocalError {
    #[error("not a valid number")]
    NotANumber(#[from] ParseIntError),
    #[error("division by zero")]
    ZeroDivision,
    /// Whatever else goes wrong; no one is expected to tell these apart.
    #[error(transparent)]
    Other(#[from] Box<dyn Error>),
}
// ANCHOR_END: errors

// ANCHOR: input
fn input(prompt: &str) -> Result<String, Box<dyn Error>> {
    print!("{prompt}");
    io::stdout().flush()?;
    let mut line = String::new();
    if io::stdin().read_line(&mut line)? == 0 {
        return Err("EOF when reading a line".into());
    }
    Ok(line)
}
// ANCHOR_END: input

// ANCHOR: attempt
fn reciprocal() -> Result<f64, ReciprocalError> {
    let x: i32 = input("Enter a number: ")?.trim().parse()?;
    if x == 0 {
        return Err(ReciprocalError::ZeroDivision);
    }
    Ok(1.0 / f64::from(x))
}

pub fn main() {
    for _ in 0..4 {
        match reciprocal() {
            // ANCHOR_END: attempt
            // ANCHOR: specific
            Err(ReciprocalError::NotANumber(_)) => println!("That's not a valid number!"),
            Err(ReciprocalError::ZeroDivision) => println!("Division by zero!"),
            // ANCHOR_END: specific
            // ANCHOR: general
            Err(ReciprocalError::Other(e)) => println!("An unexpected error occurred: {e}"),
            // ANCHOR_END: general
            // ANCHOR: success
            Ok(y) => println!("{y}"),
        }
    }
}
// ANCHOR_END: success
