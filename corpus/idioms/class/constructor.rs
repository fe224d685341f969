// ANCHOR: constructor
use std::collections::HashSet;
use std::rc::Rc;

#[derive(Default)]
struct Symbols {
    known: HashSet<Rc<str>>,
}

impl Symbols {
    fn symbol(&mut self, name: &str) -> Rc<str> {
        if let Some(known) = self.known.get(name) {
            return Rc::clone(known);
        }
        let made: Rc<str> = Rc::from(name);
        self.known.insert(Rc::clone(&made));
        made
    }
}
// ANCHOR_END: constructor
// ANCHOR: main

pub fn main() {
    let mut symbols = Symbols::default();
    let (x, again, y) = (
        symbols.symbol("x"),
        symbols.symbol("x"),
        symbols.symbol("y"),
    );
    let show = |yes| if yes { "True" } else { "False" };
    println!(
        "{} {}",
        show(Rc::ptr_eq(&x, &again)),
        show(Rc::ptr_eq(&x, &y))
    );
    println!("{}", symbols.known.len());
}
// ANCHOR_END: main
