// ANCHOR: thread
use std::thread::{self, ScopedJoinHandle};

fn search<'w>(text: &str, word: &'w str) -> (&'w str, usize) {
    (word, text.matches(word).count())
}

fn search_all<'w>(text: &str, words: &[&'w str]) -> Vec<(&'w str, usize)> {
    let join = |thread: ScopedJoinHandle<_>| thread.join().expect("searching does not panic");
    thread::scope(|scope| {
        let threads: Vec<_> = words
            .iter()
            // PAIR: spawned
            .map(|word| scope.spawn(move || search(text, word)))
            .collect();
        // PAIR: joined
        threads.into_iter().map(join).collect()
    })
}
// ANCHOR_END: thread

// ANCHOR: class
struct Counter {
    // PAIR: text
    text: String,
}

impl Counter {
    fn run(self) -> usize {
        self.text.split_whitespace().count()
    }
}
// ANCHOR_END: class
// ANCHOR: main

pub fn main() {
    let text = "row row row your boat";
    let mut found = search_all(text, &["row", "boat"]);
    found.sort_unstable();
    let shown: Vec<String> = found
        .iter()
        .map(|(word, n)| format!("('{word}', {n})"))
        .collect();
    println!("[{}]", shown.join(", "));

    // PAIR: counter
    let counter = Counter {
        text: text.to_owned(),
    };
    // PAIR: started
    let thread = thread::spawn(move || counter.run());
    // PAIR: words
    println!("{}", thread.join().expect("counting does not panic"));
}
// ANCHOR_END: main
