// ANCHOR: reraise
use std::path::Path;
use std::{fs, io};

fn load(path: &Path) -> io::Result<String> {
    // PAIR: read
    fs::read_to_string(path).inspect_err(|error| match error.kind() {
        // PAIR: logged
        io::ErrorKind::NotFound => println!("logged: FileNotFoundError"),
        other => println!("logged: {other}"),
    })
}
// ANCHOR_END: reraise
// ANCHOR: main

pub fn main() {
    match load(Path::new("missing.txt")) {
        Ok(text) => println!("{text}"),
        Err(_) => println!("using the defaults"),
    }
}
// ANCHOR_END: main
