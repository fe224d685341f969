// ANCHOR: write
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, ErrorKind, Write};
use std::num::ParseIntError;
use std::path::Path;

fn write_file_safely(path: &Path, text: &str) -> io::Result<()> {
    let mut file = File::create(path)?;
    file.write_all(text.as_bytes())?;
    // Closing the file reports nothing: what can still fail has to fail here.
    file.sync_all()
}
// ANCHOR_END: write

// ANCHOR: read
fn read_file_safely(path: &Path) -> io::Result<String> {
    fs::read_to_string(path)
}
// ANCHOR_END: read

// ANCHOR: errors
fn describe(path: &Path, e: &io::Error) -> String {
    let path = path.display();
    match e.kind() {
        ErrorKind::NotFound => format!("{path} does not exist"),
        // PAIR: not-text
        ErrorKind::InvalidData => format!("{path} is not UTF-8"),
        // PAIR: other-kinds
        _ => format!("{path}: {e}"),
    }
}
// ANCHOR_END: errors

// ANCHOR: process
#[derive(Debug, thiserror::Error)]
pub enum SumError {
    #[error("cannot read")]
    Read(#[from] io::Error),
    #[error("not a number")]
    Number(#[from] ParseIntError),
}

/// Takes the file over, so it is closed on every way out of this function.
fn sum_lines(file: File) -> Result<i64, SumError> {
    let mut total = 0;
    for line in BufReader::new(file).lines() {
        total += line?.trim().parse::<i64>()?;
    }
    Ok(total)
}
// ANCHOR_END: process

// ANCHOR: proof
pub fn main() -> Result<(), SumError> {
    let path = Path::new("numbers.txt");
    write_file_safely(path, "1\n2\nthree\n")?;
    let file = File::open(path)?;
    match sum_lines(file) {
        Ok(total) => println!("{total}"),
        // `file` cannot be named here: it was moved, and is gone.
        Err(SumError::Number(_)) => println!("Not a number; the file is closed"),
        Err(e) => return Err(e),
    }
    // ANCHOR_END: proof

    // ANCHOR: usage
    write_file_safely(Path::new("somefile.txt"), "some content")?;
    for path in ["somefile.txt", "missing.txt"].map(Path::new) {
        match read_file_safely(path) {
            // PAIR: content
            Ok(content) => println!("{content}"),
            Err(e) => println!("An error occurred: {}", describe(path, &e)),
        }
    }
    Ok(())
}
// ANCHOR_END: usage
