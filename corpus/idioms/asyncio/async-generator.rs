// ANCHOR: generator
use async_stream::stream;
use futures::Stream;
use tokio::task::yield_now;

fn readings(limit: u32) -> impl Stream<Item = u32> {
    stream! {
        // PAIR: each
        for value in 0..limit {
            // PAIR: pause
            yield_now().await;
            yield value * 10;
        }
    }
}
// ANCHOR_END: generator
// ANCHOR: main

use futures::StreamExt;

#[tokio::main]
pub async fn main() {
    let mut readings = std::pin::pin!(readings(3));
    while let Some(reading) = readings.next().await {
        // PAIR: shown
        println!("{reading}");
    }
}
// ANCHOR_END: main
