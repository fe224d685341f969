// ANCHOR: weak
use std::rc::{Rc, Weak};

struct Room {
    // PAIR: house
    house: Weak<House>,
}

struct House {
    rooms: Vec<Rc<Room>>,
}

impl House {
    fn new() -> Rc<Self> {
        Rc::new_cyclic(|house| {
            let room = || {
                Rc::new(Room {
                    house: Weak::clone(house),
                })
            };
            Self {
                // PAIR: rooms
                rooms: vec![room(), room()],
            }
        })
    }
}
// ANCHOR_END: weak
// ANCHOR: main

pub fn main() {
    let house = House::new();
    let room = Rc::clone(&house.rooms[0]);
    let is_same = room
        .house
        .upgrade()
        .is_some_and(|it| Rc::ptr_eq(&it, &house));
    println!("{}", if is_same { "True" } else { "False" });
    drop(house);
    println!(
        "{}",
        if room.house.upgrade().is_none() {
            "None"
        } else {
            "House"
        }
    );
}
// ANCHOR_END: main
