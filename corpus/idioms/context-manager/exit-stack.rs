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
    while !files.is_empty() {
        // PAIR: row
        let row: Option<Vec<_>> = files.iter_mut().map(Iterator::next).collect();
        let Some(row) = row else { break };
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
