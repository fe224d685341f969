// ANCHOR: aggregate
use std::collections::HashMap;

type Order<'a> = [(&'a str, u32)];

fn is_valid(order: &Order<'_>) -> bool {
    !order.is_empty() && order.iter().all(|(_, count)| *count > 0)
}

fn total(order: &Order<'_>, prices: &HashMap<&str, u32>) -> Option<u32> {
    order
        .iter()
        .map(|(name, count)| Some(prices.get(name)? * count))
        .sum()
}
// ANCHOR_END: aggregate
// ANCHOR: main

pub fn main() {
    let show = |yes| if yes { "True" } else { "False" };
    let order = [("tea", 2), ("cup", 1)];
    let prices = HashMap::from([("tea", 3), ("cup", 8)]);
    if let Some(total) = total(&order, &prices) {
        println!("{} {total}", show(is_valid(&order)));
    }
    println!("{}", show(is_valid(&[("tea", 0)])));
}
// ANCHOR_END: main
