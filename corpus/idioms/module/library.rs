// ANCHOR: library
use ndarray::{Array1, Array2};

fn totals(amounts: &Array2<f64>, prices: &Array1<f64>) -> Array1<f64> {
    amounts.dot(prices)
}
// ANCHOR_END: library
// ANCHOR: main

pub fn main() {
    let amounts = ndarray::array![[1.0, 4.0], [3.0, 0.0]];
    let prices = ndarray::array![2.0, 0.5];
    let shown: Vec<String> = totals(&amounts, &prices)
        .iter()
        .map(|total| format!("{total:?}"))
        .collect();
    println!("{}", shown.join(" "));
}
// ANCHOR_END: main
