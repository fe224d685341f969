// ANCHOR: overload
fn first(words: &[String]) -> Option<&str> {
    words.first().map(String::as_str)
}

fn first_or<'a>(words: &'a [String], default: &'a str) -> &'a str {
    first(words).unwrap_or(default)
}
// ANCHOR_END: overload
// ANCHOR: main

pub fn main() {
    let words = ["pear", "fig"].map(str::to_owned);
    println!("{}", first(&words).unwrap_or("None"));
    println!("{}", first_or(&[], "nothing"));
}
// ANCHOR_END: main
