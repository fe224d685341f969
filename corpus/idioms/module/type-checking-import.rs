// ANCHOR: typing
use std::cmp::Reverse;

fn longest<'a>(words: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // Of equal keys `min_by_key` takes the first, as Python's `max` does.
    words
        .into_iter()
        .min_by_key(|word| Reverse(word.chars().count()))
}
// ANCHOR_END: typing
// ANCHOR: main

pub fn main() {
    let longest = |words: [&'static str; 2]| longest(words).unwrap_or("none");
    println!("{}", longest(["fig", "plum"]));
    println!("{} {}", longest(["pear", "plum"]), longest(["éé", "abc"]));
}
// ANCHOR_END: main
