// ANCHOR: stack
use std::fs::File;
use std::io::{self, BufRead, BufReader};

fn merge(paths: &[&str]) -> io::Result<Vec<String>> {
    let mut files = Vec::new();
    for path in paths {
        files.push(BufReader::new(File::open(path)?).lines());
    }
    let mut merged = Vec::new();
    loop {
        for file in &mut files {
            match file.next() {
                Some(line) => merged.push(line?),
                None => return Ok(merged),
            }
        }
    }
}
// ANCHOR_END: stack
// ANCHOR: main

pub fn main() -> io::Result<()> {
    std::fs::write("a", "1\n3\n")?;
    std::fs::write("b", "2\n4\n")?;
    println!("{}", merge(&["a", "b"])?.join(" "));
    Ok(())
}
// ANCHOR_END: main
