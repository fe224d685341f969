// ANCHOR: loop
use indexmap::IndexMap;

fn report(stock: &IndexMap<&str, u32>) {
    for (name, count) in stock {
        if *count < 3 {
            println!("reorder {name}");
        }
    }
}
// ANCHOR_END: loop

// ANCHOR: change
fn restock(stock: &mut IndexMap<&str, u32>) {
    for count in stock.values_mut() {
        *count += 10;
    }
}
// ANCHOR_END: change

// ANCHOR: main
pub fn main() {
    let mut stock = IndexMap::from([("tea", 2), ("rice", 7), ("salt", 1)]);
    report(&stock);
    restock(&mut stock);
    println!("{} {}", stock["tea"], stock["rice"]);
}
// ANCHOR_END: main
