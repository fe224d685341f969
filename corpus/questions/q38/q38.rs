// ANCHOR: seeking
use std::fs::{self, File};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;

fn show_seeking(path: &Path) -> io::Result<()> {
    let mut file = File::open(path)?;
    let mut two = [0; 2];
    file.read_exact(&mut two)?;
    // PAIR: two
    println!("{} {}", two.escape_ascii(), file.stream_position()?);
    println!("{}", file.seek(SeekFrom::Current(1))?);
    println!("{}", file.seek(SeekFrom::End(-2))?);
    file.read_exact(&mut two)?;
    // PAIR: last-two
    println!("{} {}", two.escape_ascii(), file.stream_position()?);
    println!("{}", file.seek(SeekFrom::Start(0))?);
    Ok(())
}
// ANCHOR_END: seeking

// ANCHOR: size
fn reverse_file_contents(path: &Path) -> io::Result<()> {
    let mut file = File::options().read(true).write(true).open(path)?;
    let length = file.seek(SeekFrom::End(0))?;
    // ANCHOR_END: size
    // ANCHOR: swap
    let (mut front, mut back) = ([0], [0]);
    for i in 0..length / 2 {
        let j = length - 1 - i;
        file.seek(SeekFrom::Start(i))?;
        file.read_exact(&mut front)?;
        file.seek(SeekFrom::Start(j))?;
        file.read_exact(&mut back)?;
        file.seek(SeekFrom::Start(i))?;
        file.write_all(&back)?;
        file.seek(SeekFrom::Start(j))?;
        file.write_all(&front)?;
    }
    Ok(())
}
// ANCHOR_END: swap

// ANCHOR: text
fn reverse_text(path: &Path) -> io::Result<()> {
    let text = fs::read_to_string(path)?;
    fs::write(path, text.chars().rev().collect::<String>())
}
// ANCHOR_END: text

// ANCHOR: usage
pub fn main() -> io::Result<()> {
    let path = Path::new("example.bin");
    fs::write(path, b"abcdefg")?;
    show_seeking(path)?;
    reverse_file_contents(path)?;
    println!("{}", fs::read(path)?.escape_ascii());
    // ANCHOR_END: usage

    // ANCHOR: characters
    let path = Path::new("example.txt");
    fs::write(path, "grün")?;
    reverse_text(path)?;
    println!("{}", fs::read_to_string(path)?);

    reverse_file_contents(path)?;
    match fs::read_to_string(path) {
        Ok(text) => println!("{text}"),
        Err(e) if e.kind() == io::ErrorKind::InvalidData => {
            println!("reversed byte by byte: no longer text");
        }
        Err(e) => return Err(e),
    }
    Ok(())
}
// ANCHOR_END: characters
