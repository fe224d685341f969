// ANCHOR: blocking
use std::thread;
use std::time::Duration;

use tokio::task::{JoinError, spawn_blocking};
use tokio::time::sleep;

const PAUSE: Duration = Duration::from_millis(10);

#[expect(clippy::unused_async, reason = "the mistake: it never waits")]
async fn blocking() -> &'static str {
    thread::sleep(PAUSE); // compiles, and holds up this thread
    "every task has waited"
}

async fn waiting() -> &'static str {
    sleep(PAUSE).await;
    "only this task has waited"
}

async fn in_a_thread() -> Result<&'static str, JoinError> {
    spawn_blocking(|| thread::sleep(PAUSE)).await?;
    Ok("only this task has waited")
}
// ANCHOR_END: blocking
// ANCHOR: main

#[tokio::main(flavor = "current_thread")]
pub async fn main() -> Result<(), JoinError> {
    println!("{}", blocking().await);
    println!("{}", waiting().await);
    println!("{}", in_a_thread().await?);
    Ok(())
}
// ANCHOR_END: main
