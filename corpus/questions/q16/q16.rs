// ANCHOR: power-generator
/// Returns a function that calculates the nth power of its input.
fn power_generator(n: u32) -> impl Fn(i64) -> i64 {
    move |x| x.pow(n)
}
// ANCHOR_END: power-generator

// ANCHOR: square-cube
pub fn main() {
    let square = power_generator(2);
    let cube = power_generator(3);
    println!("{}", square(5));
    println!("{}", cube(5));
    // ANCHOR_END: square-cube

    // ANCHOR: captured
    assert_eq!(size_of_val(&square), size_of::<u32>());
    assert_eq!(size_of_val(&cube), size_of::<u32>());
    // ANCHOR_END: captured

    // ANCHOR: powers
    let powers: Vec<_> = (0..5).map(power_generator).collect();
    let results: Vec<i64> = powers.iter().map(|power| power(5)).collect();
    println!("{results:?}");
}
// ANCHOR_END: powers
