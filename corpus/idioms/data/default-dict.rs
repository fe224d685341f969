// ANCHOR: default
use std::collections::BTreeMap;

fn by_initial<'a>(names: &[&'a str]) -> BTreeMap<char, Vec<&'a str>> {
    let mut groups: BTreeMap<char, Vec<&str>> = BTreeMap::new();
    for name in names {
        if let Some(initial) = name.chars().next() {
            groups.entry(initial).or_default().push(name);
        }
    }
    groups
}
// ANCHOR_END: default
// ANCHOR: main

pub fn main() {
    for (initial, names) in by_initial(&["Ada", "Ben", "Abe"]) {
        println!("{initial} {}", names.join(" "));
    }
}
// ANCHOR_END: main
