// ANCHOR: fork
use std::thread;

fn in_thread<R: Send + 'static>(work: impl FnOnce() -> R + Send + 'static) -> thread::Result<R> {
    thread::spawn(work).join()
}
// ANCHOR_END: fork
// ANCHOR: main

pub fn main() {
    match in_thread(|| 6 * 7) {
        Ok(answer) => println!("{answer}"),
        Err(_) => println!("the work panicked"),
    }
}
// ANCHOR_END: main
