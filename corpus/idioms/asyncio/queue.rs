// ANCHOR: queue
use tokio::sync::Mutex;
use tokio::sync::mpsc::{self, Receiver, Sender};

async fn produce(numbers: Sender<u32>, count: u32) {
    for number in 0..count {
        if numbers.send(number).await.is_err() {
            break;
        }
    }
}

async fn consume(numbers: &Mutex<Receiver<u32>>) -> u32 {
    let next = async || numbers.lock().await.recv().await;
    // PAIR: total
    let mut total = 0;
    while let Some(number) = next().await {
        total += number;
    }
    total
}
// ANCHOR_END: queue
// ANCHOR: main

#[tokio::main]
pub async fn main() {
    let (sender, receiver) = mpsc::channel(2);
    let receiver = Mutex::new(receiver);
    let ((), first, second) =
        tokio::join!(produce(sender, 5), consume(&receiver), consume(&receiver));
    println!("{}", first + second);
}
// ANCHOR_END: main
