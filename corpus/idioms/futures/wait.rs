// ANCHOR: wait
use std::sync::{Mutex, mpsc};
use std::thread;
use std::time::Duration;

type Brewed = Result<String, &'static str>;

fn brew(name: &str, milliseconds: u64) -> Brewed {
    thread::sleep(Duration::from_millis(milliseconds));
    match name {
        "decaf" => Err("there is none"),
        name => Ok(format!("{name} is ready")),
    }
}

/// Brews with three workers and hands each result to `show` as soon as it is there.
fn as_completed(orders: &[(&str, u64)], show: impl Fn(&str, Brewed)) {
    let queue = Mutex::new(orders.iter());
    let next = || queue.lock().expect("no worker panics with the lock").next();
    let (sender, done) = mpsc::channel();
    thread::scope(|scope| {
        for _ in 0..3 {
            let sender = sender.clone();
            scope.spawn(move || {
                while let Some(&(name, milliseconds)) = next() {
                    let message = (name, brew(name, milliseconds));
                    sender.send(message).expect("`done` outlives the scope");
                }
            });
        }
        drop(sender);
        for (name, result) in &done {
            show(name, result);
        }
    });
}
// ANCHOR_END: wait
// ANCHOR: main

pub fn main() {
    let orders = [("filter", 150), ("espresso", 10), ("decaf", 80)];
    as_completed(&orders, |name, result| match result {
        // PAIR: ready
        Ok(text) => println!("{text}"),
        // PAIR: refused
        Err(error) => println!("{name}: {error}"),
    });
}
// ANCHOR_END: main
