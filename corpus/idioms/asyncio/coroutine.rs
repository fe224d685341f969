// ANCHOR: coroutine
use tokio::task::yield_now;

async fn greet(name: &str) -> String {
    yield_now().await;
    format!("hello, {name}")
}
// ANCHOR_END: coroutine
// ANCHOR: main

#[tokio::main]
pub async fn main() {
    let greeting = greet("Ada");
    println!("nothing has run yet");
    println!("{}", greeting.await);
}
// ANCHOR_END: main
