// ANCHOR: semaphore
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use tokio::sync::{AcquireError, Semaphore};

#[derive(Default)]
struct Room {
    seated: AtomicU32,
    most: AtomicU32,
}

async fn dine(tables: Arc<Semaphore>, room: Arc<Room>) -> Result<(), AcquireError> {
    let _table = tables.acquire().await?;
    let seated = room.seated.fetch_add(1, Ordering::SeqCst) + 1;
    room.most.fetch_max(seated, Ordering::SeqCst);
    tokio::task::yield_now().await;
    room.seated.fetch_sub(1, Ordering::SeqCst);
    Ok(())
}
// ANCHOR_END: semaphore
// ANCHOR: main

#[tokio::main]
pub async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let (tables, room) = (Arc::new(Semaphore::new(2)), Arc::new(Room::default()));
    let guests: Vec<_> = (0..6)
        .map(|_| tokio::spawn(dine(Arc::clone(&tables), Arc::clone(&room))))
        .collect();
    for guest in guests {
        guest.await??;
    }
    let most = room.most.load(Ordering::SeqCst);
    let is_kept = if (1..=2).contains(&most) {
        "True"
    } else {
        "False"
    };
    println!("{is_kept} {}", room.seated.load(Ordering::SeqCst));
    Ok(())
}
// ANCHOR_END: main
