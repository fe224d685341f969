// ANCHOR: conditional
fn price(age: u32, day: &str) -> u32 {
    let base = if age < 18 { 5 } else { 9 };
    if day == "tuesday" { base / 2 } else { base }
}

fn plural(count: u32) -> String {
    let ending = if count == 1 { "" } else { "s" };
    format!("{count} ticket{ending}")
}
// ANCHOR_END: conditional
// ANCHOR: main

pub fn main() {
    println!("{} {}", price(12, "monday"), price(40, "tuesday"));
    println!("{} {}", plural(1), plural(3));
}
// ANCHOR_END: main
