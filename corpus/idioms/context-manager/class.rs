// ANCHOR: class
use std::cell::Cell;

struct Indent<'a> {
    level: &'a Cell<usize>,
}

impl<'a> Indent<'a> {
    fn new(level: &'a Cell<usize>) -> Self {
        level.set(level.get() + 1);
        Self { level }
    }

    fn say(&self, text: &str) {
        println!("{}{text}", "  ".repeat(self.level.get()));
    }
}

impl Drop for Indent<'_> {
    fn drop(&mut self) {
        self.level.set(self.level.get() - 1);
    }
}
// ANCHOR_END: class
// ANCHOR: main

pub fn main() {
    let level = Cell::new(0);
    let outer = Indent::new(&level);
    outer.say("one");
    {
        let inner = Indent::new(&level);
        inner.say("two");
    }
    outer.say("three");
}
// ANCHOR_END: main
