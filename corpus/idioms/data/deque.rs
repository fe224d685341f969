// ANCHOR: deque
use std::collections::VecDeque;

fn moving_average(values: &[f64], size: u32) -> Vec<f64> {
    let mut window = VecDeque::new();
    let mut averages = Vec::new();
    for value in values {
        window.push_back(value);
        if window.len() > size as usize {
            window.pop_front();
        }
        if window.len() == size as usize {
            averages.push(window.iter().copied().sum::<f64>() / f64::from(size));
        }
    }
    averages
}
// ANCHOR_END: deque
// ANCHOR: main

pub fn main() {
    let averages = moving_average(&[3.0, 5.0, 7.0, 2.0], 2);
    let shown: Vec<String> = averages.iter().map(|it| format!("{it:?}")).collect();
    println!("{}", shown.join(" "));
}
// ANCHOR_END: main
