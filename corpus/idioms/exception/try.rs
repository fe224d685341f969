// ANCHOR: try
use std::num::ParseIntError;

fn parse_age(text: &str) -> Result<u32, ParseIntError> {
    // PAIR: parsed
    text.trim().parse()
}
// ANCHOR_END: try
// ANCHOR: main

pub fn main() {
    let show = |text| match parse_age(text) {
        Ok(age) => age.to_string(),
        Err(_) => "None".to_owned(),
    };
    println!("{} {} {}", show("36"), show(" 36\n"), show("young"));
}
// ANCHOR_END: main
