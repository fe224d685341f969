// ANCHOR: fetch
use std::time::Duration;

use tokio::time::sleep;

async fn fetch(name: &str, delay: u64) -> String {
    sleep(Duration::from_millis(delay)).await;
    format!("{name} done")
}
// ANCHOR_END: fetch

// ANCHOR: gather
async fn fetch_all() -> (String, String) {
    tokio::join!(fetch("users", 50), fetch("orders", 10))
}
// ANCHOR_END: gather

// ANCHOR: main
#[tokio::main]
pub async fn main() {
    let (users, orders) = fetch_all().await;
    println!("{users}");
    println!("{orders}");
}
// ANCHOR_END: main
