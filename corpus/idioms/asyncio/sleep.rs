// ANCHOR: sleep
use std::time::Duration;

use tokio::sync::mpsc::UnboundedSender;
use tokio::time::sleep;

async fn tick(name: &'static str, delay: Duration, log: UnboundedSender<&'static str>) {
    sleep(delay).await;
    // Nobody reads the log any more if this fails.
    let _ = log.send(name);
}
// ANCHOR_END: sleep
// ANCHOR: main

#[tokio::main]
pub async fn main() {
    let (log, mut entries) = tokio::sync::mpsc::unbounded_channel();
    tokio::join!(
        tick("slow", Duration::from_millis(50), log.clone()),
        tick("quick", Duration::from_millis(1), log),
    );
    let mut names = Vec::new();
    while let Some(name) = entries.recv().await {
        names.push(name);
    }
    println!("{}", names.join(" "));
}
// ANCHOR_END: main
