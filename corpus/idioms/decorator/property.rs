// ANCHOR: property
struct Room {
    width: u32,
    length: u32,
}

impl Room {
    fn area(&self) -> u32 {
        self.width * self.length
    }
}
// ANCHOR_END: property
// ANCHOR: main

pub fn main() {
    let mut room = Room {
        width: 3,
        length: 4,
    };
    println!("{}", room.area());
    room.width = 5;
    println!("{}", room.area());
}
// ANCHOR_END: main
