// ANCHOR: timeout
use std::time::Duration;

use tokio::time::{error::Elapsed, sleep, timeout};

async fn answer(delay: Duration) -> u32 {
    sleep(delay).await;
    42
}

async fn ask(delay: Duration) -> Result<u32, Elapsed> {
    // PAIR: limited
    timeout(Duration::from_millis(100), answer(delay)).await
}
// ANCHOR_END: timeout
// ANCHOR: main

#[tokio::main]
pub async fn main() {
    let show = |answer: Result<u32, Elapsed>| match answer {
        Ok(answer) => answer.to_string(),
        Err(_) => "None".to_owned(),
    };
    let quick = ask(Duration::from_millis(1)).await;
    let late = ask(Duration::from_secs(30)).await;
    // PAIR: both-ends
    println!("{} {}", show(quick), show(late));
}
// ANCHOR_END: main
