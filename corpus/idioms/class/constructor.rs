// ANCHOR: constructor
use std::collections::HashMap;
use std::rc::Rc;

#[derive(Default)]
struct Symbols {
    known: HashMap<String, Rc<str>>,
}

impl Symbols {
    fn symbol(&mut self, name: &str) -> Rc<str> {
        let entry = self.known.entry(name.to_owned());
        Rc::clone(entry.or_insert_with(|| Rc::from(name)))
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
