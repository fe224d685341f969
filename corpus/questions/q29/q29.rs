// ANCHOR: divide
use thiserror::Error;

#[derive(Debug, Error)]
#[error("Cannot divide by zero.")]
struct DivisionByZero;

fn divide(x: f64, y: f64) -> Result<f64, DivisionByZero> {
    if y == 0.0 {
        return Err(DivisionByZero);
    }
    Ok(x / y)
}
// ANCHOR_END: divide

// ANCHOR: between
fn percentage(part: f64, whole: f64) -> Result<f64, DivisionByZero> {
    let share = divide(part, whole)?;
    println!("divided"); // skipped when divide fails
    Ok(share * 100.0)
}
// ANCHOR_END: between

// ANCHOR: handle
fn report(part: f64, whole: f64) {
    match percentage(part, whole) {
        Ok(result) => println!("{result:.1} %"),
        Err(error) => println!("Error: {error}"),
    }
}
// ANCHOR_END: handle

// ANCHOR: use
pub fn main() {
    report(1.0, 8.0);
    report(10.0, 0.0);
}
// ANCHOR_END: use
