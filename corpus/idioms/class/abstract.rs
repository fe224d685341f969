// ANCHOR: abstract
trait Shape {
    fn name(&self) -> &'static str;
    fn area(&self) -> u32;

    fn describe(&self) -> String {
        format!("{} of {}", self.name(), self.area())
    }
}
// ANCHOR_END: abstract

// ANCHOR: concrete
struct Square {
    // PAIR: side
    side: u32,
}

impl Shape for Square {
    fn name(&self) -> &'static str {
        "Square"
    }

    fn area(&self) -> u32 {
        self.side.pow(2)
    }
}
// ANCHOR_END: concrete
// ANCHOR: main

pub fn main() {
    let shapes: Vec<Box<dyn Shape>> = vec![Box::new(Square { side: 3 })];
    for shape in &shapes {
        // PAIR: described
        println!("{}", shape.describe());
    }
    // `Shape` by itself has no constructor.
    println!("Shape is abstract");
}
// ANCHOR_END: main
