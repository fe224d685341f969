// ANCHOR: unawaited
use tokio::task::yield_now;

async fn save(entry: &str, saved: &mut Vec<String>) {
    yield_now().await;
    saved.push(entry.to_owned());
}

#[expect(
    unused_must_use,
    reason = "the mistake: futures do nothing unless you `.await` or poll them"
)]
async fn save_all(saved: &mut Vec<String>) {
    save("lost", saved);
    save("kept", saved).await;
}
// ANCHOR_END: unawaited
// ANCHOR: main

#[tokio::main]
pub async fn main() {
    let mut saved = Vec::new();
    // PAIR: started
    save_all(&mut saved).await;
    println!("['{}']", saved.join("', '"));
}
// ANCHOR_END: main
