// ANCHOR: errors
use std::io::{self, ErrorKind, Write};
use std::num::ParseIntError;

#[derive(Debug, thiserror::Error)]
enum ReciprocalError {
    #[error("not a valid number")]
    NotANumber(#[from] ParseIntError),
    #[error("division by zero")]
    ZeroDivision,
    /// Reading or writing failed; `io::Error::kind` tells how.
    #[error(transparent)]
    Io(#[from] io::Error),
}
// ANCHOR_END: errors

// ANCHOR: input
fn input(prompt: &str) -> io::Result<String> {
    print!("{prompt}");
    io::stdout().flush()?;
    let mut line = String::new();
    if io::stdin().read_line(&mut line)? == 0 {
        let message = "EOF when reading a line";
        return Err(io::Error::new(ErrorKind::UnexpectedEof, message));
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
            Err(ReciprocalError::Io(e)) => println!("An unexpected error occurred: {e}"),
            // ANCHOR_END: general
            // ANCHOR: success
            Ok(y) => println!("{y:?}"),
        }
    }
}
// ANCHOR_END: success
