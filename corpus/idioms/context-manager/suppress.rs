// ANCHOR: suppress
use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

fn remove_if_there(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        other => other,
    }
}
// ANCHOR_END: suppress
// ANCHOR: main

pub fn main() -> io::Result<()> {
    let path = Path::new("old.log");
    fs::write(path, "")?;
    remove_if_there(path)?;
    remove_if_there(path)?;
    println!("{}", if path.exists() { "True" } else { "False" });
    Ok(())
}
// ANCHOR_END: main
