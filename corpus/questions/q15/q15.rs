// ANCHOR: error
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader};
use std::num::{IntErrorKind, ParseIntError};
use std::path::Path;
use thiserror::Error;

#[derive(Debug, Error)]
pub enum SumError {
    #[error("cannot read the numbers")]
    Read(#[from] io::Error),
    #[error("an integer does not fit in 64 bits")]
    OutOfRange(#[source] ParseIntError),
}
// ANCHOR_END: error

// ANCHOR: parse
/// `Ok(None)` stands for a line to ignore. An integer that is merely too large is not one
/// of those: leaving it out would falsify the sum.
fn parse_line(line: &str) -> Result<Option<i64>, SumError> {
    match line.trim().parse() {
        Ok(number) => Ok(Some(number)),
        Err(error) => match error.kind() {
            IntErrorKind::PosOverflow | IntErrorKind::NegOverflow => {
                Err(SumError::OutOfRange(error))
            }
            _ => Ok(None),
        },
    }
}
// ANCHOR_END: parse

// ANCHOR: sum
fn sum_integers_in_file(path: &Path) -> Result<i128, SumError> {
    let mut total = 0;
    for line in BufReader::new(File::open(path)?).lines() {
        if let Some(number) = parse_line(&line?)? {
            total += i128::from(number);
        }
    }
    Ok(total)
}
// ANCHOR_END: sum

// ANCHOR: use
pub fn main() -> Result<(), SumError> {
    let path = Path::new("data.txt");
    // valid and invalid entries
    // PAIR: written
    fs::write(path, "10\ntwenty\n  30  \n\n-5\n4.5\n+7\n1e3\n")?;
    println!("{}", sum_integers_in_file(path)?);
    Ok(())
}
// ANCHOR_END: use
