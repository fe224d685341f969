// ANCHOR: finalizer
struct Lamp {
    name: &'static str,
}

impl Lamp {
    fn new(name: &'static str) -> Self {
        // PAIR: lit
        println!("{name} on");
        Self { name }
    }
}

impl Drop for Lamp {
    fn drop(&mut self) {
        println!("{} off", self.name);
    }
}
// ANCHOR_END: finalizer
// ANCHOR: main

fn evening() {
    let hall = Lamp::new("hall");
    let desk = Lamp::new("desk");
    drop(desk);
    println!("reading in the {}", hall.name);
}

pub fn main() {
    evening();
}
// ANCHOR_END: main
