// ANCHOR: break
fn average(values: &[i32]) -> f64 {
    let total: i32 = values.iter().sum();
    if values.is_empty() {
        // `dbg!(values, total);` shows them with file and line, on standard error.
        println!("stopped with {values:?}");
    }
    let count = u32::try_from(values.len().max(1)).unwrap_or(u32::MAX);
    f64::from(total) / f64::from(count)
}
// ANCHOR_END: break
// ANCHOR: main

pub fn main() {
    println!("{:?} {:?}", average(&[2, 4]), average(&[]));
}
// ANCHOR_END: main
