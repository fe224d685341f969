// ANCHOR: csv
use std::collections::BTreeMap;

use serde::Deserialize;

#[derive(Deserialize)]
struct Row {
    city: String,
    amount: i64,
}

fn total_by_city(text: &str) -> csv::Result<BTreeMap<String, i64>> {
    let mut totals = BTreeMap::new();
    for row in csv::Reader::from_reader(text.as_bytes()).deserialize() {
        let Row { city, amount } = row?;
        *totals.entry(city).or_default() += amount;
    }
    Ok(totals)
}
// ANCHOR_END: csv
// ANCHOR: main

pub fn main() -> csv::Result<()> {
    let text = "city,amount\nOslo,3\n\"Rio, de Janeiro\",5\nOslo,4\n";
    for (city, total) in total_by_city(text)? {
        println!("{city} {total}");
    }
    Ok(())
}
// ANCHOR_END: main
