// ANCHOR: enumerate
fn taken(seats: &[&str]) -> Vec<String> {
    let mut taken = Vec::new();
    for (index, seat) in seats.iter().enumerate() {
        if !seat.is_empty() {
            taken.push(format!("{index} {seat}"));
        }
    }
    taken
}
// ANCHOR_END: enumerate

// ANCHOR: start
fn numbered(lines: &[&str]) -> Vec<String> {
    (1..)
        .zip(lines)
        .map(|(number, line)| format!("{number}: {line}"))
        .collect()
}

fn position(seats: &[&str], name: &str) -> Option<usize> {
    seats.iter().position(|seat| *seat == name)
}
// ANCHOR_END: start
// ANCHOR: main

pub fn main() {
    let seats = ["Ada", "", "Ben"];
    println!("{}", taken(&seats).join("\n"));
    println!("{}", numbered(&["buy", "cook"]).join("\n"));
    if let Some(index) = position(&seats, "Ben") {
        println!("{index}");
    }
}
// ANCHOR_END: main
