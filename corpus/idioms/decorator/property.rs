// ANCHOR: property
struct Room {
    width: u32,
    length: u32,
}

impl Room {
    fn area(&self) -> u32 {
        self.width * self.length
    }
    // ANCHOR_END: property

    // ANCHOR: setter
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
    let mut room = Room {
        width: 3,
        length: 4,
    };
    println!("{}", room.area());
    room.set_width(5)?;
    println!("{}", room.area());
    if let Err(error) = room.set_width(0) {
        println!("{error}");
    }
    Ok(())
}
// ANCHOR_END: main
