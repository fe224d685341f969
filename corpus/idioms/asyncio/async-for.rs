// ANCHOR: for
use std::future::ready;
use std::io;

use futures::{Stream, StreamExt, TryStreamExt, stream};
use tokio::task::yield_now;

fn loud(words: &[&str]) -> impl Stream<Item = io::Result<String>> {
    stream::iter(words).then(async |word| {
        yield_now().await;
        if word.is_empty() {
            return Err(io::Error::other("an empty word"));
        }
        Ok(word.to_uppercase())
    })
}

async fn lengths(words: &[&str]) -> io::Result<Vec<usize>> {
    loud(words)
        .try_filter(|word| ready(word != "OX"))
        .map_ok(|word| word.chars().count())
        .try_collect()
        .await
}
// ANCHOR_END: for
// ANCHOR: main

#[tokio::main]
pub async fn main() -> io::Result<()> {
    let mut words = std::pin::pin!(loud(&["hen", "ox"]));
    while let Some(word) = words.try_next().await? {
        // PAIR: shown
        println!("{word}");
    }
    println!("{:?}", lengths(&["hen", "ox", "horse"]).await?);
    if let Err(error) = lengths(&["hen", ""]).await {
        println!("{error}");
    }
    Ok(())
}
// ANCHOR_END: main
