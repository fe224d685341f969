// ANCHOR: wait
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

fn brew(name: &'static str, milliseconds: u64) -> &'static str {
    thread::sleep(Duration::from_millis(milliseconds));
    name
}

fn as_completed(orders: &[(&'static str, u64)]) -> impl Iterator<Item = &'static str> {
    let (sender, done) = mpsc::channel();
    for &(name, milliseconds) in orders {
        let sender = sender.clone();
        // Nobody waits for the result any more if sending fails.
        thread::spawn(move || sender.send(brew(name, milliseconds)).ok());
    }
    done.into_iter()
}
// ANCHOR_END: wait
// ANCHOR: main

pub fn main() {
    for name in as_completed(&[("filter", 150), ("espresso", 10)]) {
        println!("{name}");
    }
}
// ANCHOR_END: main
