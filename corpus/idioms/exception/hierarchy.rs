// ANCHOR: hierarchy
use std::io::ErrorKind;
use std::{fs, io, num::ParseIntError};

#[derive(Debug, thiserror::Error)]
enum PortError {
    #[error("cannot read: {0}")]
    Read(#[from] io::Error),
    #[error("no number")]
    Parse(#[from] ParseIntError),
}

fn read_port(path: &str) -> Result<u16, PortError> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(text.trim().parse()?),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(80),
        Err(error) => Err(error.into()),
    }
}
// ANCHOR_END: hierarchy
// ANCHOR: main

pub fn main() -> io::Result<()> {
    fs::write("bad", "")?;
    let show = |path| match read_port(path) {
        Ok(port) => port.to_string(),
        Err(error) => error.to_string(),
    };
    println!("{} {}", show("missing"), show("bad"));
    Ok(())
}
// ANCHOR_END: main
