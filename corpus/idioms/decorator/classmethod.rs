// ANCHOR: alternative
use std::num::ParseIntError;

struct Colour {
    parts: (u8, u8, u8),
}

impl Colour {
    fn new(red: u8, green: u8, blue: u8) -> Self {
        Self {
            // PAIR: parts
            parts: (red, green, blue),
        }
    }

    fn from_hex(text: &str) -> Result<Self, ParseIntError> {
        let part = |at| u8::from_str_radix(text.get(at..at + 2).unwrap_or(""), 16);
        Ok(Self::new(part(1)?, part(3)?, part(5)?))
    }
}
// ANCHOR_END: alternative
// ANCHOR: main

pub fn main() -> Result<(), ParseIntError> {
    let (red, green, blue) = Colour::from_hex("#ff8000")?.parts;
    println!("({red}, {green}, {blue})");
    Ok(())
}
// ANCHOR_END: main
