// ANCHOR: break
fn average(values: &[i32]) -> f64 {
    let total: i32 = values.iter().sum();
    #[expect(clippy::dbg_macro, reason = "left in on purpose")]
    if values.is_empty() {
        dbg!(values, total);
    }
    #[expect(
        clippy::cast_precision_loss,
        reason = "exact below 2 to the power of 53"
    )]
    let count = values.len().max(1) as f64;
    f64::from(total) / count
}
// ANCHOR_END: break
// ANCHOR: main

pub fn main() {
    println!("{:?} {:?}", average(&[2, 4]), average(&[]));
}
// ANCHOR_END: main
