// ANCHOR: semaphore
use std::sync::{Condvar, Mutex, PoisonError};

struct Semaphore {
    free: Mutex<usize>,
    changed: Condvar,
}

struct Permit<'a>(&'a Semaphore);

impl Semaphore {
    fn new(permits: usize) -> Self {
        Self {
            free: Mutex::new(permits),
            changed: Condvar::new(),
        }
    }

    fn acquire(&self) -> Permit<'_> {
        let free = self.free.lock().unwrap_or_else(PoisonError::into_inner);
        let mut free = self
            .changed
            .wait_while(free, |free| *free == 0)
            .unwrap_or_else(PoisonError::into_inner);
        *free -= 1;
        Permit(self)
    }
}

impl Drop for Permit<'_> {
    fn drop(&mut self) {
        *self.0.free.lock().unwrap_or_else(PoisonError::into_inner) += 1;
        self.0.changed.notify_one();
    }
}
// ANCHOR_END: semaphore

// ANCHOR: dine
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};

#[derive(Default)]
struct Room {
    seated: AtomicU32,
    most: AtomicU32,
}

fn dine(tables: &Semaphore, room: &Room) {
    let _table = tables.acquire();
    let seated = room.seated.fetch_add(1, Relaxed) + 1;
    room.most.fetch_max(seated, Relaxed);
    room.seated.fetch_sub(1, Relaxed);
}
// ANCHOR_END: dine
// ANCHOR: main

pub fn main() {
    let (tables, room) = (Semaphore::new(2), Room::default());
    std::thread::scope(|scope| {
        for _ in 0..6 {
            // PAIR: guests
            scope.spawn(|| dine(&tables, &room));
        }
    });
    let is_kept = (1..=2).contains(&room.most.load(Relaxed));
    let is_kept = if is_kept { "True" } else { "False" };
    // PAIR: shown
    println!("{is_kept} {}", room.seated.load(Relaxed));
}
// ANCHOR_END: main
