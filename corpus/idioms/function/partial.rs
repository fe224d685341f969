// ANCHOR: partial
fn convert(rate: f64, fee: f64, amount: f64) -> f64 {
    amount * rate - fee
}

fn to_euro() -> impl Fn(f64) -> f64 {
    |amount| convert(0.5, 2.0, amount)
}
// ANCHOR_END: partial

// ANCHOR: main
pub fn main() {
    let to_euro = to_euro();
    println!("{:?}", to_euro(10.5));
    println!("{:?}", [1.0, 2.5].map(to_euro));
}
// ANCHOR_END: main
