// ANCHOR: thread
use std::thread;

fn search_all<'w>(text: &str, words: &[&'w str]) -> Vec<(&'w str, usize)> {
    thread::scope(|scope| {
        let threads: Vec<_> = words
            .iter()
            .map(|word| scope.spawn(move || (*word, text.matches(word).count())))
            .collect();
        threads
            .into_iter()
            .filter_map(|thread| thread.join().ok())
            .collect()
    })
}
// ANCHOR_END: thread
// ANCHOR: main

pub fn main() {
    let mut found = search_all("row row row your boat", &["row", "boat"]);
    found.sort_unstable();
    let shown: Vec<String> = found
        .iter()
        .map(|(word, n)| format!("('{word}', {n})"))
        .collect();
    println!("[{}]", shown.join(", "));
}
// ANCHOR_END: main
