// ANCHOR: cpu-bound-task
use rayon::prelude::*;
use std::hint::black_box;
use std::panic;
use std::thread;
use std::time::{Duration, Instant};

const ROUNDS: u64 = 3_000_000;

/// Adds the numbers one at a time: `black_box` keeps the optimizer from using a formula.
fn cpu_bound_task() -> u64 {
    (0..ROUNDS).map(black_box).sum()
}
// ANCHOR_END: cpu-bound-task

// ANCHOR: all-cores
/// The same sum, with its range divided among all cores.
fn cpu_bound_task_on_all_cores() -> u64 {
    (0..ROUNDS).into_par_iter().map(black_box).sum()
}
// ANCHOR_END: all-cores

// ANCHOR: io-bound-task
const WAIT: Duration = Duration::from_millis(300);

fn io_bound_task() {
    thread::sleep(WAIT); // stands for a network or a disk
}
// ANCHOR_END: io-bound-task

// ANCHOR: runners
fn one_by_one<T>(task: fn() -> T) -> [T; 2] {
    [task(), task()]
}

fn in_threads<T: Send>(task: fn() -> T) -> [T; 2] {
    thread::scope(|scope| {
        let threads = [scope.spawn(task), scope.spawn(task)];
        threads.map(|thread| thread.join().unwrap_or_else(|e| panic::resume_unwind(e)))
    })
}
// ANCHOR_END: runners

// ANCHOR: timed
fn timed<T>(label: &str, run: impl FnOnce() -> T) -> (T, Duration) {
    let start_time = Instant::now();
    let results = run();
    let duration = start_time.elapsed();
    eprintln!("{label}: {duration:.3?}");
    (results, duration)
}
// ANCHOR_END: timed

// ANCHOR: cpu-bound
fn run_cpu_bound_tasks() {
    let (results, _) = timed("CPU-bound, one by one", || one_by_one(cpu_bound_task));
    println!("CPU-bound tasks, one by one: {results:?}");
    // PAIR: in-threads
    let (results, _) = timed("CPU-bound, threads", || in_threads(cpu_bound_task));
    // PAIR: in-threads-results
    println!("CPU-bound tasks, in threads: {results:?}");

    let (result, _) = timed("One task on all cores", cpu_bound_task_on_all_cores);
    assert_eq!(results, [result; 2]);
}
// ANCHOR_END: cpu-bound

// ANCHOR: io-bound
fn waiting(duration: Duration) -> &'static str {
    if duration < 2 * WAIT {
        "at the same time"
    } else {
        "one after the other"
    }
}

fn run_io_bound_tasks() {
    let (_, duration) = timed("I/O-bound, one by one", || one_by_one(io_bound_task));
    println!("I/O-bound tasks, one by one: waited {}", waiting(duration));
    let (_, duration) = timed("I/O-bound, threads", || in_threads(io_bound_task));
    println!("I/O-bound tasks, in threads: waited {}", waiting(duration));
}
// ANCHOR_END: io-bound

// ANCHOR: main
pub fn main() {
    run_cpu_bound_tasks();
    run_io_bound_tasks();
}
// ANCHOR_END: main
