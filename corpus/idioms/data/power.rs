// ANCHOR: power
fn compound(amount: f64, rate: f64, years: u32) -> f64 {
    amount * (1.0 + rate).powf(f64::from(years))
}

fn digits_limit(digits: u32) -> Option<u64> {
    Some(10_u64.checked_pow(digits)? - 1)
}
// ANCHOR_END: power
// ANCHOR: main

pub fn main() {
    println!("{:.2}", compound(1000.0, 0.05, 10));
    let limit = digits_limit(4).map_or("too large".to_owned(), |it| it.to_string());
    let is_more = if 2_f64.sqrt() > 1.41 { "True" } else { "False" };
    println!("{limit} {is_more} {}", 2_f64.powi(-1));
}
// ANCHOR_END: main
