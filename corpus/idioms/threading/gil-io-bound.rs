// ANCHOR: work
use std::thread;
use std::time::Duration;

fn download(name: &str) -> usize {
    thread::sleep(Duration::from_millis(20));
    // PAIR: length
    name.chars().count()
}

fn download_all(names: &[&str]) -> usize {
    thread::scope(|scope| {
        let threads: Vec<_> = names
            .iter()
            .map(|name| scope.spawn(|| download(name)))
            .collect();
        threads
            .into_iter()
            .map(|thread| thread.join().expect("a download does not panic"))
            .sum()
    })
}
// ANCHOR_END: work
// ANCHOR: main

use std::time::Instant;

pub fn main() {
    // PAIR: start
    let start = Instant::now();
    let length = download_all(&["home", "news", "about"]);
    let is_quick = start.elapsed() < Duration::from_secs(1);
    // PAIR: sum
    println!("{length} {}", if is_quick { "True" } else { "False" });
}
// ANCHOR_END: main
