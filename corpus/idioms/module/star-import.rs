// ANCHOR: star
use rayon::prelude::*;

fn hypotenuses(sides: &[(f64, f64)]) -> Vec<f64> {
    sides.par_iter().map(|(a, b)| a.hypot(*b)).collect()
}
// ANCHOR_END: star
// ANCHOR: main

use std::f64::consts::PI;

pub fn main() {
    println!("{:?}", hypotenuses(&[(3.0, 4.0)])[0]);
    println!("{}", PI.floor());
}
// ANCHOR_END: main
