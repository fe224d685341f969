// ANCHOR: do-work
use std::time::Duration;
use tokio::task::JoinError;
use tokio::time::sleep;

async fn do_work() {
    println!("Work Started");
    sleep(Duration::from_millis(50)).await; // Simulate I/O task
    println!("Work Finished");
}
// ANCHOR_END: do-work

// ANCHOR: run
#[tokio::main(flavor = "current_thread")]
// ANCHOR_END: run
// ANCHOR: forgotten
pub async fn main() -> Result<(), JoinError> {
    #[expect(unused_must_use, reason = "the mistake that this program shows")]
    do_work();
    println!("Called without await");
    // ANCHOR_END: forgotten

    // ANCHOR: awaited
    do_work().await;
    println!("Awaited");
    // ANCHOR_END: awaited

    // ANCHOR: task
    let task = tokio::spawn(do_work());
    println!("Handed to the event loop");
    task.await
}
// ANCHOR_END: task
