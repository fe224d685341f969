// ANCHOR: write
use std::error::Error;
use std::fs;
use std::io;
use std::path::Path;

fn write_binary_data(path: &Path, data: &[u8]) -> io::Result<()> {
    fs::write(path, data)
}
// ANCHOR_END: write

// ANCHOR: read
fn read_binary_data(path: &Path) -> io::Result<Vec<u8>> {
    fs::read(path)
}
// ANCHOR_END: read

// ANCHOR: hex
fn hex(bytes: &[u8]) -> String {
    let digits: Vec<_> = bytes.iter().map(|b| format!("{b:02x}")).collect();
    digits.join(" ")
}
// ANCHOR_END: hex

// ANCHOR: pack
const MAGIC: [u8; 4] = *b"SENS";

fn pack_record(number: u32, reading: f32) -> [u8; 12] {
    let mut record = [0; 12];
    record[..4].copy_from_slice(&MAGIC);
    record[4..8].copy_from_slice(&number.to_le_bytes());
    record[8..].copy_from_slice(&reading.to_le_bytes());
    record
}
// ANCHOR_END: pack

// ANCHOR: unpack
#[derive(Debug, thiserror::Error)]
enum RecordError {
    #[error("a record has 12 bytes, not {0}")]
    Length(usize),
    #[error("not a sensor record")]
    Magic,
}

fn unpack_record(record: &[u8]) -> Result<(u32, f32), RecordError> {
    let ([magic, number, reading], []) = record.as_chunks::<4>() else {
        return Err(RecordError::Length(record.len()));
    };
    if *magic != MAGIC {
        return Err(RecordError::Magic);
    }
    Ok((u32::from_le_bytes(*number), f32::from_le_bytes(*reading)))
}
// ANCHOR_END: unpack

// ANCHOR: usage
pub fn main() -> Result<(), Box<dyn Error>> {
    let data = b"This is binary data";
    let path = Path::new("example.bin");
    write_binary_data(path, data)?;
    let read_data = read_binary_data(path)?;
    assert_eq!(read_data, data);
    println!("{} {}", read_data.len(), read_data[0]);
    println!("{}", str::from_utf8(&read_data)?);
    // ANCHOR_END: usage

    // ANCHOR: not-text
    let path = Path::new("pixels.bin");
    write_binary_data(path, &[0, 127, 128, 255])?;
    let pixels = read_binary_data(path)?;
    println!("{}", hex(&pixels));
    if let Err(e) = str::from_utf8(&pixels) {
        println!("Not text from byte {}", e.valid_up_to());
    }
    // ANCHOR_END: not-text

    // ANCHOR: format
    let path = Path::new("sensor.bin");
    write_binary_data(path, &pack_record(1000, 21.5))?;
    let record = read_binary_data(path)?;
    println!("{}", hex(&record));
    let (number, reading) = unpack_record(&record)?;
    println!("{number} {reading:?}");
    match unpack_record(&record[..7]) {
        // PAIR: damaged
        Err(RecordError::Length(length)) => println!("Damaged: {length} bytes"),
        other => println!("{other:?}"),
    }
    Ok(())
}
// ANCHOR_END: format
