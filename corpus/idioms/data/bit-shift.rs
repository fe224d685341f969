// ANCHOR: shift
fn pack(red: u8, green: u8, blue: u8) -> u32 {
    u32::from_be_bytes([0, red, green, blue])
}

fn green_of(colour: u32) -> u8 {
    let [_, _, green, _] = colour.to_be_bytes();
    green
}

fn flags(positions: &[u32]) -> u32 {
    positions
        .iter()
        .fold(0, |value, position| value | 1 << position)
}
// ANCHOR_END: shift
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
