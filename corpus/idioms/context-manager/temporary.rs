// ANCHOR: temporary
use std::{fs, io};

use tempfile::tempdir;

fn word_count_by_file(text: &str) -> io::Result<(usize, bool)> {
    let folder = tempdir()?;
    let path = folder.path().join("draft.txt");
    fs::write(&path, text)?;
    let count = fs::read_to_string(&path)?.split_whitespace().count();
    folder.close()?;
    Ok((count, path.exists()))
}
// ANCHOR_END: temporary
// ANCHOR: main

pub fn main() -> io::Result<()> {
    let (count, is_there) = word_count_by_file("to be or not to be")?;
    println!("{count} {}", if is_there { "True" } else { "False" });
    Ok(())
}
// ANCHOR_END: main
