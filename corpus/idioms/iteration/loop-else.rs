// ANCHOR: loop
fn smallest_factor(n: u32) -> u32 {
    (2..n)
        .find(|candidate| n.is_multiple_of(*candidate))
        .unwrap_or(n)
}
// ANCHOR_END: loop
// ANCHOR: main

pub fn main() {
    println!("{} {}", smallest_factor(91), smallest_factor(97));
}
// ANCHOR_END: main
