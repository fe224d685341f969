// ANCHOR: star
use std::f64::consts::{E, PI};

fn grown(start: f64, years: f64) -> f64 {
    start * years.exp()
}
// ANCHOR_END: star
// ANCHOR: main

pub fn main() {
    println!("{} {}", grown(1.0, 2.0).floor(), PI.floor());
    let is_same = (E - 1.0_f64.exp()).abs() < f64::EPSILON;
    println!("{}", if is_same { "True" } else { "False" });
}
// ANCHOR_END: main
