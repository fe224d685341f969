// ANCHOR: open
use std::fs::File;
use std::io::{self, Write};
use std::path::Path;

fn append_line(path: &Path, line: &str) -> io::Result<()> {
    let mut file = File::options().create(true).append(true).open(path)?;
    file.write_all(format!("{line}\n").as_bytes())
}
// ANCHOR_END: open
// ANCHOR: main

pub fn main() -> io::Result<()> {
    let path = Path::new("log.txt");
    append_line(path, "started")?;
    append_line(path, "stopped")?;
    print!("{}", std::fs::read_to_string(path)?);
    Ok(())
}
// ANCHOR_END: main
