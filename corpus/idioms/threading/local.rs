// ANCHOR: local
use std::cell::RefCell;

thread_local! {
    static LONGEST: RefCell<String> = const { RefCell::new(String::new()) };
}

fn measure(words: &[&str]) -> usize {
    LONGEST.with_borrow_mut(|longest| {
        // PAIR: cleared
        longest.clear();
        for word in words {
            if word.chars().count() > longest.chars().count() {
                (*word).clone_into(longest);
            }
        }
        // PAIR: longest
        longest.chars().count()
    })
}
// ANCHOR_END: local
// ANCHOR: main

pub fn main() {
    for words in [&["ox", "camel"][..], &["bee"]] {
        let thread = std::thread::spawn(move || measure(words));
        println!("{}", thread.join().unwrap_or(0));
    }
    let is_set = LONGEST.with_borrow(|longest| !longest.is_empty());
    println!("{}", if is_set { "True" } else { "False" });
}
// ANCHOR_END: main
