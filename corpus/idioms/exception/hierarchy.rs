// ANCHOR: hierarchy
use std::io::ErrorKind;
use std::num::ParseIntError;
use std::str::Utf8Error;
use std::{fs, io};

#[derive(Debug, thiserror::Error)]
enum PortError {
    #[error("cannot read")]
    Read(#[from] io::Error),
    #[error("no number")]
    Parse(#[from] ParseIntError),
    #[error("no number")]
    Decode(#[from] Utf8Error),
}

fn read_port(path: &str) -> Result<u16, PortError> {
    match fs::read(path) {
        // PAIR: parsed
        Ok(bytes) => Ok(str::from_utf8(&bytes)?.trim().parse()?),
        // PAIR: missing
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(80),
        // PAIR: unreadable
        Err(error) => Err(error.into()),
    }
}
// ANCHOR_END: hierarchy
// ANCHOR: main

pub fn main() -> io::Result<()> {
    fs::write("good", " 8080\n")?;
    fs::write("bytes", b"\xff")?;
    fs::write("large", "70000")?;
    for path in ["missing", "good", "bytes", "large", "."] {
        match read_port(path) {
            Ok(port) => println!("{port}"),
            Err(error) => println!("{error}"),
        }
    }
    Ok(())
}
// ANCHOR_END: main
