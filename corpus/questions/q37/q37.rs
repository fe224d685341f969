// ANCHOR: write
use std::error::Error;
use std::fs;
use std::io;

fn write_binary_data(path: &str, data: &[u8]) -> io::Result<()> {
    fs::write(path, data)
}
// ANCHOR_END: write

// ANCHOR: read
fn read_binary_data(path: &str) -> io::Result<Vec<u8>> {
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

fn pack_record(number: u32, reading: f32) -> Vec<u8> {
    [MAGIC, number.to_le_bytes(), reading.to_le_bytes()].concat()
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
    write_binary_data("example.bin", data)?;
    let read_data = read_binary_data("example.bin")?;
    assert_eq!(read_data, data);
    println!("{} {}", read_data.len(), read_data[0]);
    println!("{}", str::from_utf8(&read_data)?);
    // ANCHOR_END: usage

    // ANCHOR: not-text
    write_binary_data("pixels.bin", &[0, 127, 128, 255])?;
    let pixels = read_binary_data("pixels.bin")?;
    println!("{}", hex(&pixels));
    if let Err(e) = str::from_utf8(&pixels) {
        println!("Not text from byte {}", e.valid_up_to());
    }
    // ANCHOR_END: not-text

    // ANCHOR: format
    write_binary_data("sensor.bin", &pack_record(1000, 21.5))?;
    let record = read_binary_data("sensor.bin")?;
    println!("{}", hex(&record));
    let (number, reading) = unpack_record(&record)?;
    println!("{number} {reading}");
    match unpack_record(&record[..7]) {
        Err(RecordError::Length(length)) => println!("Damaged: {length} bytes"),
        other => println!("{other:?}"),
    }
    Ok(())
}
// ANCHOR_END: format
