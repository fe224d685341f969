// ANCHOR: raise
fn root(number: i32) -> Result<f64, String> {
    if number < 0 {
        return Err(format!("{number} has no root"));
    }
    // PAIR: root
    Ok(f64::from(number).sqrt())
}
// ANCHOR_END: raise
// ANCHOR: main

pub fn main() -> Result<(), String> {
    println!("{:?}", root(9)?);
    if let Err(error) = root(-4) {
        println!("{error}");
    }
    Ok(())
}
// ANCHOR_END: main
