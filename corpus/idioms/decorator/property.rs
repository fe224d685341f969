// ANCHOR: property
struct Room {
    width: u32,
    length: u32,
}

impl Room {
    fn new(width: u32, length: u32) -> Result<Self, &'static str> {
        let mut room = Self { width: 0, length };
        // PAIR: checked
        room.set_width(width)?;
        Ok(room)
    }

    fn area(&self) -> u32 {
        self.width * self.length
    }
    // ANCHOR_END: property

    // ANCHOR: setter
    fn width(&self) -> u32 {
        self.width
    }

    fn set_width(&mut self, width: u32) -> Result<(), &'static str> {
        if width == 0 {
            return Err("a room needs a width");
        }
        self.width = width;
        Ok(())
    }
}
// ANCHOR_END: setter
// ANCHOR: main

pub fn main() -> Result<(), &'static str> {
    let mut room = Room::new(3, 4)?;
    println!("{}", room.area());
    room.set_width(5)?;
    println!("{} {}", room.width(), room.area());
    if let Err(error) = room.set_width(0) {
        println!("{error}");
    }
    Ok(())
}
// ANCHOR_END: main
