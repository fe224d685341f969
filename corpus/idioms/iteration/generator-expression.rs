// ANCHOR: lazy
fn total_length(words: &[&str]) -> usize {
    words
        .iter()
        .filter(|word| !word.starts_with('#'))
        .map(|word| word.chars().count())
        .sum()
}

fn first_long<'a>(words: &[&'a str]) -> Option<&'a str> {
    let is_long = |word: &&str| word.chars().count() > 6;
    words.iter().copied().find(is_long)
}
// ANCHOR_END: lazy
// ANCHOR: main

pub fn main() {
    let show = |words| (total_length(words), first_long(words).unwrap_or("None"));
    let (length, long) = show(&["all", "quiet", "#42", "western", "front"]);
    println!("{length} {long}");
    println!("{} {}", show(&["café"]).0, show(&["Größen", "groß"]).1);
}
// ANCHOR_END: main
