// ANCHOR: struct
fn header(kind: u8, length: u32) -> Vec<u8> {
    let mut data = vec![kind];
    data.extend(7_u16.to_be_bytes());
    data.extend(length.to_be_bytes());
    data
}

fn parse(data: &[u8]) -> Option<(u8, u16, u32)> {
    let (&kind, data) = data.split_first()?;
    let (&version, data) = data.split_first_chunk()?;
    let (&length, _) = data.split_first_chunk()?;
    let (version, length) = (u16::from_be_bytes(version), u32::from_be_bytes(length));
    Some((kind, version, length))
}
// ANCHOR_END: struct
// ANCHOR: main

pub fn main() {
    let data = header(2, 1000);
    let hex: Vec<String> = data.iter().map(|byte| format!("{byte:02x}")).collect();
    println!("{}", hex.join(" "));
    if let Some((kind, version, length)) = parse(&data) {
        println!("{kind} {version} {length}");
    }
}
// ANCHOR_END: main
