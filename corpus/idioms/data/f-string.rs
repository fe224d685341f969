// ANCHOR: fstring
fn line(item: &str, price: f64, count: u32) -> String {
    let sum = price * f64::from(count);
    format!("{item:<8}{count:>3} x {price:6.2} = {sum:8.2}")
}
// ANCHOR_END: fstring
// ANCHOR: main

pub fn main() {
    println!("{}", line("tea", 2.5, 4));
    println!("{:<8}{:>24.2} {:?} {:#x}", "total", 10.0, 7, 255);
}
// ANCHOR_END: main
