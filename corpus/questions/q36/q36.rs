// ANCHOR: make
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::path::Path;

fn make_large_file(path: &Path, records: u32) -> io::Result<()> {
    let mut file = BufWriter::new(File::create(path)?);
    for number in 1..=records {
        if number % 50_000 == 0 {
            writeln!(file, "ERROR in request {number}")?;
            writeln!(file, "    caused by: timeout")?;
        } else {
            writeln!(file, "served request {number}")?;
        }
    }
    // Dropping the writer would flush too, but swallow an error.
    file.flush()
}
// ANCHOR_END: make

// ANCHOR: process
fn process_large_file(path: &Path) -> io::Result<u64> {
    let mut count = 0;
    for line in BufReader::new(File::open(path)?).lines() {
        let line = line?;
        count += 1;
        if !line.starts_with("served") {
            println!("{line}");
        }
    }
    Ok(count)
}
// ANCHOR_END: process

// ANCHOR: measure
/// Reads the whole file through one reused line and returns what that took: a `String`
/// never shrinks by itself, so its final capacity is the most that it ever held.
fn memory_needed(path: &Path) -> io::Result<usize> {
    let mut reader = BufReader::new(File::open(path)?);
    let mut line = String::new();
    while reader.read_line(&mut line)? > 0 {
        line.clear();
    }
    Ok(reader.capacity() + line.capacity())
}
// ANCHOR_END: measure

// ANCHOR: call
pub fn main() -> io::Result<()> {
    let path = Path::new("large_file.txt");
    make_large_file(path, 200_000)?;
    let count = process_large_file(path)?;
    // ANCHOR_END: call

    // ANCHOR: report
    assert!(memory_needed(path)? < 64 * 1024);
    let size = fs::metadata(path)?.len();
    println!("{count} lines, {size} bytes, in less than 64 KiB of memory");
    Ok(())
}
// ANCHOR_END: report
