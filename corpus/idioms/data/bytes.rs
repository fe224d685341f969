// ANCHOR: bytes
use std::fmt::Write;

fn checksum(data: &[u8]) -> u8 {
    data.iter().fold(0, |total, byte| total.wrapping_add(*byte))
}

fn decode(data: &[u8]) -> String {
    match str::from_utf8(data) {
        Ok(text) => text.to_owned(),
        Err(_) => data.iter().fold("not text: ".to_owned(), |mut hex, byte| {
            let _ = write!(hex, "{byte:02x}");
            hex
        }),
    }
}
// ANCHOR_END: bytes
// ANCHOR: main

pub fn main() {
    println!("{} {}", checksum(b"caf\xc3\xa9"), "café".len());
    println!("{} {}", decode(b"caf\xc3\xa9"), decode(b"\xff\x00"));
}
// ANCHOR_END: main
