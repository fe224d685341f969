// ANCHOR: group
use tokio::task::{JoinError, JoinSet, yield_now};

async fn sort_mail(mut letters: Vec<u32>) -> Vec<u32> {
    yield_now().await;
    letters.sort_unstable();
    letters
}

async fn all_mail(bags: Vec<Vec<u32>>) -> Result<Vec<Vec<u32>>, JoinError> {
    let mut group = JoinSet::new();
    for (place, bag) in bags.into_iter().enumerate() {
        group.spawn(async move { (place, sort_mail(bag).await) });
    }
    let mut sorted = Vec::new();
    while let Some(done) = group.join_next().await {
        sorted.push(done?);
    }
    sorted.sort_unstable_by_key(|(place, _)| *place);
    // PAIR: results
    Ok(sorted.into_iter().map(|(_, letters)| letters).collect())
}
// ANCHOR_END: group
// ANCHOR: main

#[tokio::main]
pub async fn main() -> Result<(), JoinError> {
    println!("{:?}", all_mail(vec![vec![3, 1], vec![9, 2]]).await?);
    Ok(())
}
// ANCHOR_END: main
