// ANCHOR: generic
struct Ring<T> {
    items: Vec<T>,
    at: usize,
}

impl<T> Ring<T> {
    fn new(items: Vec<T>) -> Option<Self> {
        (!items.is_empty()).then_some(Self { items, at: 0 })
    }

    fn turn(&mut self) -> &T {
        let at = self.at;
        self.at = (at + 1) % self.items.len();
        &self.items[at]
    }
}
// ANCHOR_END: generic
// ANCHOR: main

pub fn main() {
    if let Some(mut players) = Ring::new(vec!["Ada", "Ben"]) {
        let turns = [*players.turn(), *players.turn(), *players.turn()];
        println!("{}", turns.join(" "));
    }
}
// ANCHOR_END: main
