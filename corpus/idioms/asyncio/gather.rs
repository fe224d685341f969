// ANCHOR: fetch
use std::io;
use std::time::Duration;

use futures::future::try_join_all;
use tokio::time::sleep;

async fn fetch(name: &str) -> io::Result<String> {
    sleep(Duration::from_millis(10)).await;
    if name.is_empty() {
        return Err(io::Error::other("a name is missing"));
    }
    Ok(format!("{name} done"))
}
// ANCHOR_END: fetch

// ANCHOR: gather
async fn fetch_all(names: &[&str]) -> io::Result<Vec<String>> {
    try_join_all(names.iter().map(|name| fetch(name))).await
}

async fn fetch_two() -> io::Result<String> {
    let (users, orders) = tokio::join!(fetch("users"), fetch("orders"));
    Ok(format!("{}, {}", users?, orders?))
}
// ANCHOR_END: gather

// ANCHOR: main
#[tokio::main]
pub async fn main() -> io::Result<()> {
    let all = fetch_all(&["one", "two", "three"]).await?;
    println!("['{}']", all.join("', '"));
    println!("{}", fetch_two().await?);
    if let Err(error) = fetch_all(&["one", ""]).await {
        println!("{error}");
    }
    Ok(())
}
// ANCHOR_END: main
