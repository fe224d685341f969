// ANCHOR: pool
use std::sync::Mutex;
use std::thread;

const MAX_WORKERS: usize = 4;

/// Runs `work` on all items in `MAX_WORKERS` threads; the results keep the order of the items.
fn map_in_threads<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let queue = Mutex::new(items.iter().enumerate());
    let next = || queue.lock().expect("no worker panics with the lock").next();
    let worker = || {
        let mut results = Vec::new();
        while let Some((place, item)) = next() {
            results.push((place, work(item)));
        }
        results
    };
    let mut results: Vec<(usize, R)> = thread::scope(|scope| {
        let workers: Vec<_> = (0..MAX_WORKERS).map(|_| scope.spawn(worker)).collect();
        let join = |worker: thread::ScopedJoinHandle<_>| worker.join().expect("the work panics");
        workers.into_iter().flat_map(join).collect()
    });
    results.sort_by_key(|(place, _)| *place);
    results.into_iter().map(|(_, result)| result).collect()
}
// ANCHOR_END: pool

// ANCHOR: work
use std::{fs, io};

fn letters(path: &str) -> io::Result<usize> {
    let text = fs::read_to_string(path)?;
    Ok(text.chars().filter(|c| c.is_alphabetic()).count())
}

fn count_all(paths: &[&str]) -> io::Result<Vec<usize>> {
    map_in_threads(paths, |path| letters(path))
        .into_iter()
        .collect()
}
// ANCHOR_END: work
// ANCHOR: main

pub fn main() -> io::Result<()> {
    fs::write("a", "tea 4")?;
    fs::write("b", "coffee")?;
    println!("{:?}", count_all(&["a", "b"])?);
    Ok(())
}
// ANCHOR_END: main
