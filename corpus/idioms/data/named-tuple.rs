// ANCHOR: named
#[derive(Debug, Clone, PartialEq)]
struct Place {
    name: String,
    // PAIR: north
    north: f64,
    east: f64,
}

impl Place {
    fn new(name: &str, north: f64) -> Self {
        Self {
            name: name.to_owned(),
            north,
            east: 0.0,
        }
    }
}
// ANCHOR_END: named
// ANCHOR: main

pub fn main() {
    let oslo = Place {
        east: 10.7,
        ..Place::new("Oslo", 59.9)
    };
    let Place { name, north, .. } = &oslo;
    println!("{name} {north:?} {:?}", oslo.east);
    let is_same = oslo == Place::new("Oslo", 59.9);
    let renamed = Place {
        name: "Christiania".to_owned(),
        ..oslo
    };
    println!(
        "{} {}",
        renamed.name,
        if is_same { "True" } else { "False" }
    );
}
// ANCHOR_END: main
