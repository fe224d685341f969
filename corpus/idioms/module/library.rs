// ANCHOR: library
fn normalised(values: &[f64]) -> Vec<f64> {
    let low = values.iter().copied().fold(f64::INFINITY, f64::min);
    let high = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    values
        .iter()
        .map(|value| (value - low) / (high - low))
        .collect()
}
// ANCHOR_END: library
// ANCHOR: main

pub fn main() {
    let shown: Vec<String> = normalised(&[2.0, 4.0, 10.0])
        .iter()
        .map(|value| format!("{value:?}"))
        .collect();
    println!("{}", shown.join(" "));
}
// ANCHOR_END: main
