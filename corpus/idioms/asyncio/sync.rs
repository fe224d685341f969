// ANCHOR: lock
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::time::Duration;

use tokio::sync::{AcquireError, Mutex, Semaphore, watch};
use tokio::task::yield_now;

#[derive(Default)]
struct Loaded {
    value: Option<String>,
    loads: u32,
}

#[derive(Default)]
struct Cache {
    // PAIR: lock
    loaded: Mutex<Loaded>,
}

impl Cache {
    async fn get(&self) -> String {
        let mut loaded = self.loaded.lock().await;
        if loaded.value.is_none() {
            yield_now().await;
            loaded.loads += 1;
        }
        let value = loaded.value.get_or_insert_with(|| "fresh".to_owned());
        value.clone()
    }
}
// ANCHOR_END: lock

// ANCHOR: limit
#[derive(Default)]
struct Fetches {
    active: AtomicUsize,
    peak: AtomicUsize,
}

async fn fetch(semaphore: &Semaphore, fetches: &Fetches) -> Result<(), AcquireError> {
    let _permit = semaphore.acquire().await?;
    let active = fetches.active.fetch_add(1, Relaxed) + 1;
    fetches.peak.fetch_max(active, Relaxed);
    tokio::time::sleep(Duration::from_millis(10)).await;
    fetches.active.fetch_sub(1, Relaxed);
    Ok(())
}
// ANCHOR_END: limit

// ANCHOR: event
async fn wait_for(
    mut event: watch::Receiver<bool>,
) -> Result<&'static str, watch::error::RecvError> {
    event.wait_for(|is_set| *is_set).await?;
    Ok("set")
}
// ANCHOR_END: event
// ANCHOR: main

#[tokio::main]
pub async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let cache = Cache::default();
    let (value, _, _) = tokio::join!(cache.get(), cache.get(), cache.get());
    println!("{value} {}", cache.loaded.lock().await.loads);

    let (semaphore, fetches) = (Semaphore::new(2), Fetches::default());
    let fetch = || fetch(&semaphore, &fetches);
    tokio::try_join!(fetch(), fetch(), fetch(), fetch())?;
    println!("at once: {}", fetches.peak.load(Relaxed));

    let (set, event) = watch::channel(false);
    set.send(true)?;
    let (first, second) = (wait_for(event.clone()).await?, wait_for(event).await?);
    println!("{first} {second}");
    Ok(())
}
// ANCHOR_END: main
