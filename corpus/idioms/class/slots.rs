// ANCHOR: slots
#[derive(Debug, Clone, Copy)]
struct Pixel {
    red: u8,
    green: u8,
    blue: u8,
}
// ANCHOR_END: slots
// ANCHOR: main

pub fn main() {
    let mut pixel = Pixel {
        red: 255,
        green: 128,
        blue: 0,
    };
    pixel.green += 1; // `pixel.alpha = 1` does not compile
    println!("{} {} {}", pixel.red, pixel.green, pixel.blue);
}
// ANCHOR_END: main
