// ANCHOR: apply
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};

type Greeting = Box<dyn Fn(&str) -> String + Send + Sync>;

fn counted(work: impl Fn(&str) -> String) -> impl Fn(&str) -> String {
    let calls = AtomicU32::new(0);
    move |name| {
        // PAIR: call
        println!("call {}", calls.fetch_add(1, Relaxed) + 1);
        work(name)
    }
}

fn greet(name: &str) -> String {
    fn plain(name: &str) -> String {
        format!("good morning, {name}")
    }
    static WRAPPED: LazyLock<Greeting> = LazyLock::new(|| Box::new(counted(plain)));
    WRAPPED(name)
}
// ANCHOR_END: apply
// ANCHOR: main

pub fn main() {
    println!("{}", greet("Ada"));
    println!("{}", greet("Ben"));
}
// ANCHOR_END: main
