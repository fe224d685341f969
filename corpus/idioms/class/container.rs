// ANCHOR: container
use std::collections::BTreeMap;
use std::ops::{Index, IndexMut};

#[derive(Default)]
struct Shelf {
    books: BTreeMap<u32, String>,
}

impl Shelf {
    fn insert(&mut self, place: u32, title: &str) -> Option<String> {
        self.books.insert(place, title.to_owned())
    }

    fn len(&self) -> usize {
        self.books.len()
    }

    fn contains(&self, place: u32) -> bool {
        self.books.contains_key(&place)
    }
}

impl Index<u32> for Shelf {
    type Output = String;

    fn index(&self, place: u32) -> &String {
        &self.books[&place]
    }
}

impl IndexMut<u32> for Shelf {
    fn index_mut(&mut self, place: u32) -> &mut String {
        self.books.get_mut(&place).expect("there is no such place")
    }
}
// ANCHOR_END: container
// ANCHOR: main

pub fn main() {
    let mut shelf = Shelf::default();
    shelf.insert(3, "Emma");
    let has_seven = if shelf.contains(7) { "True" } else { "False" };
    println!("{} {} {has_seven}", shelf[3], shelf.len());
    shelf[3] = String::from("Persuasion");
    println!("{}", shelf[3]);
}
// ANCHOR_END: main
