// ANCHOR: binary
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

fn is_png(path: &Path) -> io::Result<bool> {
    let mut start = Vec::new();
    File::open(path)?.take(8).read_to_end(&mut start)?;
    // PAIR: compared
    Ok(start == b"\x89PNG\r\n\x1a\n")
}

fn strip_nulls(source: &Path, target: &Path) -> io::Result<()> {
    let mut data = fs::read(source)?;
    data.retain(|byte| *byte != 0);
    // PAIR: written
    fs::write(target, data)
}
// ANCHOR_END: binary
// ANCHOR: main

pub fn main() -> io::Result<()> {
    let (raw, clean) = (Path::new("raw"), Path::new("clean"));
    fs::write(raw, b"a\0b\0")?;
    strip_nulls(raw, clean)?;
    let data = fs::read(clean)?;
    let answer = if is_png(clean)? { "True" } else { "False" };
    println!("b'{}' {answer}", data.escape_ascii());
    Ok(())
}
// ANCHOR_END: main
