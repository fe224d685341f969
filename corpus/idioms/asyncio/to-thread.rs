// ANCHOR: thread
use std::thread;
use std::time::Duration;

use tokio::task::{JoinError, spawn_blocking};

fn read_slowly(name: &str) -> String {
    thread::sleep(Duration::from_millis(10));
    name.to_uppercase()
}

async fn load(name: &'static str) -> Result<String, JoinError> {
    spawn_blocking(move || read_slowly(name)).await
}
// ANCHOR_END: thread
// ANCHOR: main

#[tokio::main]
pub async fn main() -> Result<(), JoinError> {
    let (ada, ben) = tokio::try_join!(load("ada"), load("ben"))?;
    println!("['{ada}', '{ben}']");
    Ok(())
}
// ANCHOR_END: main
