// ANCHOR: stack
use std::fs::File;
use std::io::{self, BufRead, BufReader};

fn merge(paths: &[&str]) -> io::Result<Vec<String>> {
    let mut files = Vec::new();
    for path in paths {
        files.push(BufReader::new(File::open(path)?).lines());
    }
    let mut merged = Vec::new();
    // A row has a line of every file; without files there is none.
    while let Some(row) = files.iter_mut().map(Iterator::next).collect()
        && !files.is_empty()
    {
        let row: Vec<io::Result<String>> = row;
        for line in row {
            merged.push(line?);
        }
    }
    Ok(merged)
}
// ANCHOR_END: stack
// ANCHOR: main

pub fn main() -> io::Result<()> {
    std::fs::write("a", "1\n3\n5\n")?;
    std::fs::write("b", "2\n4\n")?;
    println!("{}", merge(&["a", "b"])?.join(" "));
    println!("{}", merge(&[])?.len());
    Ok(())
}
// ANCHOR_END: main
