// ANCHOR: protocol
trait Priced {
    fn price(&self) -> u32;
}

fn total(items: &[&dyn Priced]) -> u32 {
    items.iter().map(|item| item.price()).sum()
}
// ANCHOR_END: protocol
// ANCHOR: implement

struct Book;

impl Priced for Book {
    fn price(&self) -> u32 {
        15
    }
}

struct Lesson;

impl Priced for Lesson {
    fn price(&self) -> u32 {
        40
    }
}
// ANCHOR_END: implement
// ANCHOR: main

pub fn main() {
    println!("{}", total(&[&Book, &Lesson]));
}
// ANCHOR_END: main
