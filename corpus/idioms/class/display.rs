// ANCHOR: display
use std::fmt;

struct Temperature(f64);

impl fmt::Display for Temperature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{:.1} °C", self.0))
    }
}

impl fmt::Debug for Temperature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Temperature").field(&self.0).finish()
    }
}
// ANCHOR_END: display
// ANCHOR: main

pub fn main() {
    let today = Temperature(21.5);
    println!("{today}");
    println!("{:?}", [&today]);
    println!("{today:>10}");
}
// ANCHOR_END: main
