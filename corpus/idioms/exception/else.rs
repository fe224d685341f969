// ANCHOR: else
use std::num::ParseFloatError;

fn average(text: &str) -> Result<f64, ParseFloatError> {
    let numbers: Vec<f64> = text
        .split_whitespace()
        .map(str::parse)
        .collect::<Result<_, _>>()?;
    #[expect(
        clippy::cast_precision_loss,
        reason = "exact below 2 to the power of 53"
    )]
    let count = numbers.len().max(1) as f64;
    // `sum` of no floats is -0.0.
    let total = numbers.iter().fold(0.0, |total, number| total + number);
    Ok(total / count)
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
