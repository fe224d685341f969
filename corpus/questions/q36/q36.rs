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
/// Reads into `line`, which the caller gives so that it can look at it afterwards.
fn process_large_file(reader: &mut impl BufRead, line: &mut String) -> io::Result<u64> {
    let mut count = 0;
    while reader.read_line(line)? > 0 {
        count += 1;
        if !line.starts_with("served") {
            println!("{}", line.trim_end_matches('\n'));
        }
        line.clear();
    }
    Ok(count)
}
// ANCHOR_END: process

// ANCHOR: call
pub fn main() -> io::Result<()> {
    let path = Path::new("large_file.txt");
    make_large_file(path, 200_000)?;
    let mut reader = BufReader::new(File::open(path)?);
    let mut line = String::new();
    let count = process_large_file(&mut reader, &mut line)?;
    // ANCHOR_END: call

    // ANCHOR: report
    // A `String` never shrinks by itself: its capacity is the most that it ever held.
    assert!(reader.capacity() + line.capacity() < 64 * 1024);
    let size = fs::metadata(path)?.len();
    println!("{count} lines, {size} bytes, in less than 64 KiB of memory");
    Ok(())
}
// ANCHOR_END: report
