// ANCHOR: coroutine
use futures::future::try_join_all;
use rayon::prelude::*;
use std::error::Error;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};
use tokio::runtime::{Builder, Handle};
use tokio::sync::{Notify, oneshot};
use tokio::task::{self, JoinError};
use tokio::time::{error::Elapsed, sleep, timeout};

/// Atomic, because the runtime may poll two fetches on two threads at the same instant.
static IN_FLIGHT: AtomicUsize = AtomicUsize::new(0);
static PEAK: AtomicUsize = AtomicUsize::new(0);

async fn fetch(name: &str) -> String {
    // PAIR: one-more
    let in_flight = IN_FLIGHT.fetch_add(1, Ordering::Relaxed) + 1;
    PEAK.fetch_max(in_flight, Ordering::Relaxed);
    sleep(Duration::from_millis(100)).await;
    IN_FLIGHT.fetch_sub(1, Ordering::Relaxed);
    format!("{name} fetched")
}
// ANCHOR_END: coroutine

// ANCHOR: gather
async fn concurrently() -> Result<(), JoinError> {
    let tasks = ["a", "b", "c"].map(|name| tokio::spawn(fetch(name)));
    println!("{}", try_join_all(tasks).await?.join(", "));
    println!("in flight at once: {}", PEAK.load(Ordering::Relaxed));
    Ok(())
}
// ANCHOR_END: gather

// ANCHOR: submit
fn from_another_thread(runtime: &Handle) -> Result<String, JoinError> {
    let task = runtime.spawn(fetch("d"));
    runtime.block_on(task)
}
// ANCHOR_END: submit

// ANCHOR: signal
async fn signalled() -> Result<(), Elapsed> {
    let event = Arc::new(Notify::new());
    let setter = Arc::clone(&event);
    // PAIR: timer
    thread::spawn(move || {
        thread::sleep(Duration::from_millis(20));
        setter.notify_one();
    });
    // PAIR: timeout
    timeout(Duration::from_secs(5), event.notified()).await?;
    println!("event set by another thread");
    Ok(())
}
// ANCHOR_END: signal

// ANCHOR: blocking
async fn with_blocking_work() -> Result<(), JoinError> {
    let blocking = task::spawn_blocking(|| thread::sleep(Duration::from_millis(200)));
    let mut ticks = 0;
    while !blocking.is_finished() {
        sleep(Duration::from_millis(10)).await;
        ticks += 1;
    }
    println!(
        "loop kept running: {}",
        if ticks > 1 { "yes" } else { "no" }
    );
    blocking.await
}
// ANCHOR_END: blocking

// ANCHOR: starved
#[expect(clippy::unused_async, reason = "the mistake: it never waits")]
async fn compute_for(time: Duration) {
    let started = Instant::now();
    while started.elapsed() < time {}
}

/// A runtime with one worker, on a thread of its own: two tasks, and the first one computes.
fn starved() -> Result<(), Box<dyn Error + Send + Sync>> {
    let runtime = Builder::new_multi_thread().worker_threads(1).build()?;
    // PAIR: started
    let started = Instant::now();
    let time = Duration::from_millis(50);
    let computing = runtime.spawn(compute_for(time));
    // PAIR: other
    let other = runtime.spawn(async move { started.elapsed() });
    let had_to_wait = runtime.block_on(other)? >= time;
    runtime.block_on(computing)?;
    let answer = if had_to_wait { "yes" } else { "no" };
    println!("the other task had to wait: {answer}");
    Ok(())
}
// ANCHOR_END: starved

// ANCHOR: computing
fn sum_of_squares(limit: u64) -> u64 {
    (1..=limit).into_par_iter().map(|n| n * n).sum()
}

async fn computed_elsewhere() -> Result<(), oneshot::error::RecvError> {
    let (sender, receiver) = oneshot::channel();
    // An error means that nobody waits for the sum any more.
    // PAIR: elsewhere
    rayon::spawn(move || {
        let _ = sender.send(sum_of_squares(100_000));
    });
    println!("sum of squares: {}", receiver.await?);
    Ok(())
}
// ANCHOR_END: computing

// ANCHOR: main
#[tokio::main]
pub async fn main() -> Result<(), Box<dyn Error + Send + Sync>> {
    let runtime = Handle::current();
    concurrently().await?;
    let submitted = task::spawn_blocking(move || from_another_thread(&runtime));
    println!("{}", submitted.await??);
    signalled().await?;
    with_blocking_work().await?;
    task::spawn_blocking(starved).await??;
    computed_elsewhere().await?;
    Ok(())
}
// ANCHOR_END: main
