// ANCHOR: divide
#[derive(Debug, thiserror::Error)]
#[error("Cannot divide by zero.")]
pub struct DivideError;

fn divide(x: f64, y: f64) -> Result<f64, DivideError> {
    if y == 0.0 {
        return Err(DivideError);
    }
    Ok(x / y)
}
// ANCHOR_END: divide

// ANCHOR: caller
fn share_bill(total: u32, guests: u32) -> Result<f64, DivideError> {
    let share = divide(f64::from(total), f64::from(guests))?;
    println!("{guests} guests pay {share} each.");
    Ok(share)
}
// ANCHOR_END: caller

// ANCHOR: unchecked-fn
/// # Panics
///
/// If there are no guests.
fn share_unchecked(total: u32, guests: u32) -> u32 {
    total / guests
}
// ANCHOR_END: unchecked-fn

// ANCHOR: top
pub fn main() -> Result<(), DivideError> {
    let result = share_bill(10, 4)?;
    println!("Result: {result}");
    // ANCHOR_END: top

    // ANCHOR: handler
    match share_bill(10, 0) {
        Ok(result) => println!("Result: {result}"),
        Err(e) => println!("Error: {e}"),
    }
    // ANCHOR_END: handler

    // ANCHOR: unchecked
    // A panic unwinds the stack of its thread; whoever joins the thread is told.
    match std::thread::spawn(|| share_unchecked(10, 0)).join() {
        Ok(result) => println!("Result: {result}"),
        Err(_) => println!("Unchecked division by zero!"),
    }
    Ok(())
}
// ANCHOR_END: unchecked
