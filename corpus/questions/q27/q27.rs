// ANCHOR: open
use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::Path;

fn show_included(path: &Path) -> io::Result<()> {
    // PAIR: trying
    println!("Trying to open a file...");
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::NotFound => {
            println!("File not found.");
            return Ok(());
        }
        Err(error) => return Err(error),
    };
    // ANCHOR_END: open

    // ANCHOR: else
    println!("File opened successfully.");
    let content = io::read_to_string(file)?;
    // The file holds the name of another one, which may be missing too.
    let included = fs::read_to_string(content.trim())?;
    println!("{}", included.trim());
    Ok(())
}
// ANCHOR_END: else

// ANCHOR: use
pub fn main() -> io::Result<()> {
    let path = Path::new("file.txt");
    show_included(path)?;

    fs::write(path, "greeting.txt\n")?;
    fs::write("greeting.txt", "Hello!\n")?;
    show_included(path)?;
    // ANCHOR_END: use

    // ANCHOR: later
    fs::remove_file("greeting.txt")?;
    match show_included(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => {
            println!("What file.txt names is not there.");
            Ok(())
        }
        other => other,
    }
}
// ANCHOR_END: later
