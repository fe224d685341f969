// ANCHOR: for
use std::future::ready;

use futures::{Stream, StreamExt, stream};

fn loud(words: &[&str]) -> impl Stream<Item = String> {
    stream::iter(words).then(|word| ready(word.to_uppercase()))
}

async fn lengths(words: &[&str]) -> Vec<usize> {
    loud(words)
        .filter(|word| ready(word != "OX"))
        .map(|word| word.len())
        .collect()
        .await
}
// ANCHOR_END: for
// ANCHOR: main

#[tokio::main]
pub async fn main() {
    let mut words = loud(&["hen", "ox"]);
    while let Some(word) = words.next().await {
        println!("{word}");
    }
    println!("{:?}", lengths(&["hen", "ox", "horse"]).await);
}
// ANCHOR_END: main
