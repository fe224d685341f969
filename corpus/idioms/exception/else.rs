// ANCHOR: else
use std::num::ParseFloatError;

fn average(text: &str) -> Result<f64, ParseFloatError> {
    let numbers: Vec<f64> = text
        .split_whitespace()
        .map(str::parse)
        .collect::<Result<_, _>>()?;
    let count = u32::try_from(numbers.len().max(1)).unwrap_or(u32::MAX);
    Ok(numbers.iter().sum::<f64>() / f64::from(count))
}
// ANCHOR_END: else
// ANCHOR: main

pub fn main() {
    for text in ["1 2 6", "1 two"] {
        match average(text) {
            Ok(average) => println!("{average:?}"),
            Err(_) => println!("not all are numbers"),
        }
    }
}
// ANCHOR_END: main
