// ANCHOR: sync
use tokio::sync::Mutex;
use tokio::task::yield_now;

#[derive(Default)]
struct Loaded {
    value: Option<String>,
    loads: u32,
}

#[derive(Default)]
struct Cache {
    loaded: Mutex<Loaded>,
}

impl Cache {
    async fn get(&self) -> String {
        let mut loaded = self.loaded.lock().await;
        if loaded.value.is_none() {
            yield_now().await;
            loaded.loads += 1;
        }
        loaded
            .value
            .get_or_insert_with(|| "fresh".to_owned())
            .clone()
    }
}
// ANCHOR_END: sync
// ANCHOR: main

#[tokio::main]
pub async fn main() {
    let cache = Cache::default();
    let (value, _, _) = tokio::join!(cache.get(), cache.get(), cache.get());
    println!("{value} {}", cache.loaded.lock().await.loads);
}
// ANCHOR_END: main
