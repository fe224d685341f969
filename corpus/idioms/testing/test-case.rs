// ANCHOR: code
fn slug(title: &str) -> String {
    let words: Vec<&str> = title.split_whitespace().collect();
    words.join("-").to_lowercase()
}
// ANCHOR_END: code
// ANCHOR: main

pub fn main() {
    let checks = [slug("  Two Words ") == "two-words", slug("").is_empty()];
    let failed = checks.iter().filter(|passed| !**passed).count();
    println!("{} run, {failed} failed", checks.len());
}
// ANCHOR_END: main

// ANCHOR: tests

#[cfg(test)]
mod tests {
    #[test]
    fn words_are_joined() {
        assert_eq!(super::slug("  Two Words "), "two-words");
    }

    #[test]
    fn nothing_is_nothing() {
        assert_eq!(super::slug(""), "");
    }
}
// ANCHOR_END: tests
