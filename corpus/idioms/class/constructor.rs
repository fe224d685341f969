// ANCHOR: singleton
use std::collections::HashSet;
use std::ptr;
use std::rc::Rc;
use std::sync::LazyLock;

struct Config {
    name: String,
}

static CONFIG: LazyLock<Config> = LazyLock::new(|| Config {
    name: "production".to_owned(),
});
// ANCHOR_END: singleton

// ANCHOR: immutable
struct Percent(u8);

impl Percent {
    fn new(value: i64) -> Result<Self, String> {
        match u8::try_from(value) {
            Ok(percent) if percent <= 100 => Ok(Self(percent)),
            // PAIR: refused
            _ => Err(format!("{value} is not a percentage")),
        }
    }
}
// ANCHOR_END: immutable

// ANCHOR: known
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
        // PAIR: kept
        self.known.insert(Rc::clone(&made));
        // PAIR: made
        made
    }
}
// ANCHOR_END: known
// ANCHOR: main

pub fn main() -> Result<(), String> {
    let show = |yes| if yes { "True" } else { "False" };
    let (first, second) = (&*CONFIG, &*CONFIG);
    println!("{} {}", show(ptr::eq(first, second)), first.name);

    println!("{}", Percent::new(40)?.0 + 2);
    if let Err(error) = Percent::new(101) {
        println!("{error}");
    }

    let mut symbols = Symbols::default();
    let (x, again) = (symbols.symbol("x"), symbols.symbol("x"));
    let y = symbols.symbol("y");
    let (same, other) = (Rc::ptr_eq(&x, &again), Rc::ptr_eq(&x, &y));
    println!("{} {} {}", show(same), show(other), symbols.known.len());
    Ok(())
}
// ANCHOR_END: main
