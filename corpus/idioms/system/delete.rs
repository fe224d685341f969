// ANCHOR: delete
use std::collections::BTreeMap;

fn checkout(cart: &mut BTreeMap<&str, u32>, queue: &mut Vec<&str>) -> Option<u32> {
    let paid = cart.remove("tea")?;
    cart.remove("cup");
    queue.remove(0);
    Some(paid)
}
// ANCHOR_END: delete
// ANCHOR: main

pub fn main() {
    let mut cart = BTreeMap::from([("tea", 3), ("cup", 8), ("jam", 4)]);
    let mut queue = vec!["Ada", "Ben"];
    let paid = checkout(&mut cart, &mut queue).unwrap_or(0);
    let left: Vec<String> = cart
        .iter()
        .map(|(name, count)| format!("'{name}': {count}"))
        .collect();
    println!("{paid} {{{}}} ['{}']", left.join(", "), queue.join("', '"));
    drop(cart);
}
// ANCHOR_END: main
