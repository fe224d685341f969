// ANCHOR: format
fn greeting(who: &str, count: u32) -> String {
    format!("Welcome back, {who}! Visit no. {count:03}")
}

fn row(label: &str, value: f64) -> String {
    format!("{label:<6}|{value:6.1}")
}
// ANCHOR_END: format
// ANCHOR: main

pub fn main() {
    println!("{}", greeting("Ada", 7));
    println!("{}", row("mean", 2.75159));
}
// ANCHOR_END: main
