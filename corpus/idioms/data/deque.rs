// ANCHOR: queue
use std::collections::VecDeque;

fn reachable(graph: &[Vec<usize>], start: usize) -> Vec<usize> {
    let (mut found, mut queue) = (vec![start], VecDeque::from([start]));
    while let Some(node) = queue.pop_front() {
        for &neighbour in &graph[node] {
            if !found.contains(&neighbour) {
                found.push(neighbour);
                queue.push_back(neighbour);
            }
        }
    }
    found
}
// ANCHOR_END: queue

// ANCHOR: window
fn moving_average(values: &[f64], size: u32) -> Vec<f64> {
    let mut window = VecDeque::new();
    let mut averages = Vec::new();
    for value in values {
        window.push_back(value);
        if window.len() > size as usize {
            window.pop_front();
        }
        if window.len() == size as usize {
            // PAIR: average
            averages.push(window.iter().copied().sum::<f64>() / f64::from(size));
        }
    }
    averages
}
// ANCHOR_END: window
// ANCHOR: main

pub fn main() {
    let graph = [vec![1, 2], vec![3], vec![3], vec![]];
    println!("{:?}", reachable(&graph, 0));
    let averages = moving_average(&[3.0, 5.0, 7.0, 2.0], 2);
    let shown: Vec<String> = averages.iter().map(|it| format!("{it:?}")).collect();
    println!("{}", shown.join(" "));
}
// ANCHOR_END: main
