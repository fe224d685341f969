// ANCHOR: shift
fn pack(red: u8, green: u8, blue: u8) -> u32 {
    u32::from(red) << 16 | u32::from(green) << 8 | u32::from(blue)
}

fn green_of(colour: u32) -> u32 {
    colour >> 8 & 0xFF
}
// ANCHOR_END: shift

// ANCHOR: flags
fn flags(positions: &[u32]) -> u32 {
    let mut value = 0;
    for position in positions {
        value |= 1_u32 << position;
    }
    value
}
// ANCHOR_END: flags
// ANCHOR: main

pub fn main() {
    println!(
        "{:#x} {} {:#b}",
        pack(255, 128, 7),
        green_of(0x00FF_8007),
        flags(&[0, 3])
    );
}
// ANCHOR_END: main
