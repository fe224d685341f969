// ANCHOR: finally
use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::path::Path;

/// A file that says when it is closed; the closing itself is done by `File`.
struct Announced(File);

impl Drop for Announced {
    fn drop(&mut self) {
        println!("Closing the file.");
    }
}
// ANCHOR_END: finally

// ANCHOR: read
fn print_file(path: &Path) -> io::Result<()> {
    // PAIR: opened
    let mut file = Announced(File::open(path)?);
    let mut data = String::new();
    // PAIR: data
    file.0.read_to_string(&mut data)?;
    // PAIR: shown
    println!("Read: {}", data.trim());
    Ok(())
} // here the file is closed, however the function is left

fn read_file(path: &Path) -> io::Result<()> {
    match print_file(path) {
        // PAIR: io-error
        Err(error) if error.kind() != ErrorKind::InvalidData => {
            // PAIR: io-error-told
            println!("An error occurred reading the file.");
            Ok(())
        }
        other => other,
    }
}
// ANCHOR_END: read

// ANCHOR: missing
pub fn main() -> io::Result<()> {
    let path = Path::new("file.txt");
    read_file(path)?;
    // ANCHOR_END: missing

    // ANCHOR: readable
    fs::write(path, "some text\n")?;
    read_file(path)?;
    // ANCHOR_END: readable

    // ANCHOR: passing
    fs::write(path, b"no text: \xff\n")?;
    match read_file(path) {
        Err(error) if error.kind() == ErrorKind::InvalidData => {
            println!("The file is not text.");
            Ok(())
        }
        other => other,
    }
}
// ANCHOR_END: passing
