// ANCHOR: pool
use std::{fs, io};

use rayon::prelude::*;

fn letters(path: &str) -> io::Result<usize> {
    let text = fs::read_to_string(path)?;
    Ok(text.chars().filter(|c| c.is_alphabetic()).count())
}

fn total(paths: &[&str]) -> io::Result<Vec<usize>> {
    paths.par_iter().map(|path| letters(path)).collect()
}
// ANCHOR_END: pool
// ANCHOR: main

pub fn main() -> io::Result<()> {
    fs::write("a", "tea 4")?;
    fs::write("b", "coffee")?;
    println!("{:?}", total(&["a", "b"])?);
    Ok(())
}
// ANCHOR_END: main
