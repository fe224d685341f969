// ANCHOR: abstract
trait Shape {
    const NAME: &'static str;

    fn area(&self) -> u32;

    fn describe(&self) -> String {
        format!("{} of {}", Self::NAME, self.area())
    }
}
// ANCHOR_END: abstract
// ANCHOR: concrete

struct Square {
    side: u32,
}

impl Shape for Square {
    const NAME: &'static str = "Square";

    fn area(&self) -> u32 {
        self.side.pow(2)
    }
}
// ANCHOR_END: concrete
// ANCHOR: main

pub fn main() {
    println!("{}", Square { side: 3 }.describe());
    // A trait is no type that values are made of.
    println!("Shape is abstract");
}
// ANCHOR_END: main
