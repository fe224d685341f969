// ANCHOR: process
use std::thread;

fn count_words(text: &str) -> usize {
    text.split_whitespace().count()
}

fn count_beside(text: &str) -> thread::Result<usize> {
    thread::scope(|scope| scope.spawn(|| count_words(text)).join())
}
// ANCHOR_END: process
// ANCHOR: main

pub fn main() {
    // PAIR: process
    match count_beside("to be or not to be") {
        // PAIR: answer
        Ok(words) => println!("{words}\n0"),
        Err(_) => println!("it panicked\n1"),
    }
}
// ANCHOR_END: main
