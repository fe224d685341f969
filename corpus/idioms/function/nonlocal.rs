// ANCHOR: nonlocal
fn longest_run(flips: &str) -> usize {
    let mut best = 0;
    let mut current = 0;
    let mut record = |hit: bool| {
        // PAIR: current
        current = if hit { current + 1 } else { 0 };
        best = best.max(current);
    };
    for flip in flips.chars() {
        record(flip == 'H');
    }
    best
}
// ANCHOR_END: nonlocal

// ANCHOR: main
pub fn main() {
    println!("{}", longest_run("HTHHHTH"));
}
// ANCHOR_END: main
