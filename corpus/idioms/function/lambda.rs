// ANCHOR: apply
fn discounted(prices: &[i64], rule: impl Fn(i64) -> i64) -> Vec<i64> {
    prices.iter().map(|&price| rule(price)).collect()
}
// ANCHOR_END: apply

// ANCHOR: main
pub fn main() {
    let prices = [1200, 350];
    println!("{:?}", discounted(&prices, |price| price - 100));
    println!("{:?}", discounted(&prices, |price| price / 2));
}
// ANCHOR_END: main
