// ANCHOR: base
trait Greeter {
    fn greeting(&self) -> &'static str {
        "hello"
    }

    fn greet(&self, name: &str) -> String {
        format!("{}, {name}", self.greeting())
    }
}

struct Plain;

impl Greeter for Plain {}
// ANCHOR_END: base
// ANCHOR: override

struct Pirate;

impl Greeter for Pirate {
    fn greeting(&self) -> &'static str {
        "ahoy"
    }
}
// ANCHOR_END: override
// ANCHOR: main

pub fn main() {
    for greeter in [&Plain as &dyn Greeter, &Pirate] {
        println!("{}", greeter.greet("Ada"));
    }
}
// ANCHOR_END: main
