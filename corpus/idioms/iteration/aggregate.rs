// ANCHOR: aggregate
use std::collections::HashMap;

type Order<'a> = [(&'a str, i64)];

fn is_valid(order: &Order<'_>) -> bool {
    order.iter().all(|(_, count)| *count >= 0) && order.iter().any(|(_, count)| *count > 0)
}

fn total(order: &Order<'_>, prices: &HashMap<&str, i64>) -> Option<i64> {
    order
        .iter()
        .map(|(name, count)| Some(prices.get(name)? * count))
        .sum()
}
// ANCHOR_END: aggregate
// ANCHOR: main

pub fn main() {
    let show = |yes| if yes { "True" } else { "False" };
    let order = [("tea", 2), ("cup", 0)];
    let prices = HashMap::from([("tea", 3), ("cup", 8)]);
    if let Some(total) = total(&order, &prices) {
        println!("{} {total}", show(is_valid(&order)));
    }
    let (zero, empty) = (is_valid(&[("tea", 0)]), is_valid(&[]));
    println!("{} {}", show(zero), show(empty));
}
// ANCHOR_END: main
