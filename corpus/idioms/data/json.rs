// ANCHOR: json
use serde::{Deserialize, Serialize};

#[derive(Deserialize)]
struct Order {
    items: Vec<Item>,
}

#[derive(Deserialize)]
struct Item {
    price: u32,
    #[serde(default = "one")]
    count: u32,
}

fn one() -> u32 {
    1
}

fn total(text: &str) -> serde_json::Result<u32> {
    let order: Order = serde_json::from_str(text)?;
    Ok(order.items.iter().map(|it| it.price * it.count).sum())
}
// ANCHOR_END: json
// ANCHOR: write

#[derive(Serialize)]
struct Receipt {
    number: u32,
    amount: u32,
    paid: bool,
}
// ANCHOR_END: write
// ANCHOR: main

pub fn main() -> serde_json::Result<()> {
    let text = r#"{"items": [{"price": 3, "count": 2}, {"price": 5}]}"#;
    println!("{}", total(text)?);
    let receipt = Receipt {
        number: 7,
        amount: 11,
        paid: true,
    };
    println!("{}", serde_json::to_string(&receipt)?);
    Ok(())
}
// ANCHOR_END: main
