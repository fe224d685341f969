// ANCHOR: sleep
use std::cell::RefCell;
use std::time::Duration;

use tokio::time::sleep;

async fn tick<'a>(name: &'a str, delay: Duration, log: &RefCell<Vec<&'a str>>) {
    sleep(delay).await;
    log.borrow_mut().push(name);
}
// ANCHOR_END: sleep
// ANCHOR: main

#[tokio::main]
pub async fn main() {
    let log = RefCell::default();
    // PAIR: together
    tokio::join!(
        tick("slow", Duration::from_millis(50), &log),
        tick("quick", Duration::from_millis(1), &log),
    );
    // PAIR: log
    println!("{}", log.into_inner().join(" "));
}
// ANCHOR_END: main
