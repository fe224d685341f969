// ANCHOR: seek
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;

fn last_bytes(path: &Path, count: u64) -> io::Result<Vec<u8>> {
    let mut file = File::open(path)?;
    let size = file.seek(SeekFrom::End(0))?;
    file.seek(SeekFrom::Start(size.saturating_sub(count)))?;
    let mut data = Vec::new();
    file.read_to_end(&mut data)?;
    Ok(data)
}
// ANCHOR_END: seek
// ANCHOR: main

pub fn main() -> io::Result<()> {
    let path = Path::new("data.bin");
    std::fs::write(path, (65..75).collect::<Vec<u8>>())?;
    println!("{}", String::from_utf8_lossy(&last_bytes(path, 3)?));
    Ok(())
}
// ANCHOR_END: main
