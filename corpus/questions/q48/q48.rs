// ANCHOR: locks
use parking_lot::{Mutex, MutexGuard};
use std::panic;
use std::sync::Barrier;
use std::thread;
use std::time::Duration;

#[derive(Default)]
struct Counters {
    lock1: Mutex<u32>,
    lock2: Mutex<u32>,
}

fn update(count1: &mut u32, count2: &mut u32) {
    // PAIR: first-count
    *count1 += 1;
    *count2 += 1;
}
// ANCHOR_END: locks

// ANCHOR: same-order
const ROUNDS: u32 = 10_000;

impl Counters {
    /// Whoever needs both locks takes them here, and so in the same order.
    // PAIR: both-locks
    fn lock_both(&self) -> (MutexGuard<'_, u32>, MutexGuard<'_, u32>) {
        // PAIR: first-lock
        let count1 = self.lock1.lock();
        let count2 = self.lock2.lock();
        (count1, count2)
    }
}

fn routine(counters: &Counters) {
    for _ in 0..ROUNDS {
        let (mut count1, mut count2) = counters.lock_both();
        update(&mut count1, &mut count2);
    }
}
// ANCHOR_END: same-order

// ANCHOR: timeout
const TIMEOUT: Duration = Duration::from_millis(20);

/// Takes the locks in the order given; returns how often it had to start afresh.
fn patient_routine(first: &Mutex<u32>, second: &Mutex<u32>, both_hold_one: &Barrier) -> u32 {
    let mut gave_up = 0;
    loop {
        let mut held = first.lock();
        if gave_up == 0 {
            both_hold_one.wait(); // each thread now has what the other wants
        }
        if let Some(mut other) = second.try_lock_for(TIMEOUT) {
            update(&mut held, &mut other);
            return gave_up;
        }
        drop(held);
        gave_up += 1;
        thread::sleep(rand::random_range(Duration::ZERO..TIMEOUT));
    }
}
// ANCHOR_END: timeout

// ANCHOR: run-same-order
fn run_in_same_order(counters: &Counters) {
    thread::scope(|scope| {
        // PAIR: first-in-order
        scope.spawn(|| routine(counters));
        // PAIR: second-in-order
        scope.spawn(|| routine(counters));
    });
    let (count1, count2) = counters.lock_both();
    println!("Same order: {count1} and {count2}");
}
// ANCHOR_END: run-same-order

// ANCHOR: run-timeout
fn run_with_timeouts(counters: &Counters) {
    let Counters { lock1, lock2 } = counters;
    let both_hold_one = Barrier::new(2);
    let gave_up = thread::scope(|scope| {
        // PAIR: first-patient
        let thread1 = scope.spawn(|| patient_routine(lock1, lock2, &both_hold_one));
        let thread2 = scope.spawn(|| patient_routine(lock2, lock1, &both_hold_one));
        [thread1, thread2].map(|thread| thread.join().unwrap_or_else(|e| panic::resume_unwind(e)))
    });
    let (count1, count2) = counters.lock_both();
    println!("Opposite order, with timeouts: {count1} and {count2}");
    let answer = if gave_up == [0, 0] { "No" } else { "Yes" };
    println!("Did a thread have to give up? {answer}");
}
// ANCHOR_END: run-timeout

// ANCHOR: main
pub fn main() {
    let counters = Counters::default();
    run_in_same_order(&counters);
    run_with_timeouts(&counters);
}
// ANCHOR_END: main
