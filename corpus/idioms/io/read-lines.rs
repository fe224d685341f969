// ANCHOR: lines
use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::Path;

fn longest(path: &Path) -> io::Result<String> {
    let file = BufReader::new(File::open(path)?);
    // PAIR: longest
    let mut longest = String::new();
    // PAIR: each
    for line in file.lines() {
        let line = line?;
        // PAIR: longer
        if line.trim_end().chars().count() > longest.chars().count() {
            // PAIR: kept
            line.trim_end().clone_into(&mut longest);
        }
    }
    Ok(longest)
}
// ANCHOR_END: lines
// ANCHOR: main

pub fn main() -> io::Result<()> {
    let path = Path::new("poem.txt");
    std::fs::write(path, "rose\nviolet\nlily\n")?;
    println!("{}", longest(path)?);
    Ok(())
}
// ANCHOR_END: main
