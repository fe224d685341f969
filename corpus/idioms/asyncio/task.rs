// ANCHOR: task
use std::time::Duration;

use tokio::task::JoinError;
use tokio::time::sleep;

async fn bake(name: &str) -> String {
    sleep(Duration::from_millis(10)).await;
    format!("{name} baked")
}

async fn morning() -> Result<String, JoinError> {
    let task = tokio::spawn(bake("bread"));
    println!("coffee meanwhile");
    task.await
}
// ANCHOR_END: task
// ANCHOR: main

#[tokio::main]
pub async fn main() -> Result<(), JoinError> {
    println!("{}", morning().await?);
    Ok(())
}
// ANCHOR_END: main
