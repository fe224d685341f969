// ANCHOR: setdefault
use std::collections::BTreeMap;

fn index<'a>(books: &[(&'a str, &'a str)]) -> BTreeMap<&'a str, Vec<&'a str>> {
    let mut shelves = BTreeMap::new();
    for &(title, genre) in books {
        shelves.entry(genre).or_insert_with(Vec::new).push(title);
    }
    shelves
}
// ANCHOR_END: setdefault
// ANCHOR: main

pub fn main() {
    let books = [("Emma", "novel"), ("Dune", "sf"), ("Solaris", "sf")];
    for (genre, titles) in index(&books) {
        println!("{genre} {}", titles.join(" "));
    }
}
// ANCHOR_END: main
