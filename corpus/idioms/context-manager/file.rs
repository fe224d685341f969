// ANCHOR: imports
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::path::Path;
// ANCHOR_END: imports

// ANCHOR: main
pub fn main() -> io::Result<()> {
    let path = Path::new("notes.txt");
    // PAIR: saved
    save(path, &["buy milk", "call home"])?;
    println!("{} words", count_words(path)?);
    Ok(())
}
// ANCHOR_END: main

// ANCHOR: write
fn save(path: &Path, notes: &[&str]) -> io::Result<()> {
    let mut file = BufWriter::new(File::create(path)?);
    for note in notes {
        writeln!(file, "{note}")?;
    }
    file.flush()
}
// ANCHOR_END: write

// ANCHOR: read
fn count_words(path: &Path) -> io::Result<usize> {
    let mut words = 0;
    for line in BufReader::new(File::open(path)?).lines() {
        words += line?.split_whitespace().count();
    }
    Ok(words)
}
// ANCHOR_END: read
