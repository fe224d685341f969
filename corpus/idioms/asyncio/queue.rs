// ANCHOR: queue
use tokio::sync::mpsc::{self, Receiver, Sender};

async fn produce(numbers: Sender<u32>, count: u32) {
    for number in 0..count {
        if numbers.send(number).await.is_err() {
            break;
        }
    }
}

async fn consume(mut numbers: Receiver<u32>) -> u32 {
    let mut total = 0;
    while let Some(number) = numbers.recv().await {
        total += number;
    }
    total
}
// ANCHOR_END: queue
// ANCHOR: main

#[tokio::main]
pub async fn main() {
    let (sender, receiver) = mpsc::channel(2);
    let ((), total) = tokio::join!(produce(sender, 5), consume(receiver));
    println!("{total}");
}
// ANCHOR_END: main
