// ANCHOR: enumerate
fn numbered(lines: &[&str]) -> Vec<String> {
    (1..)
        .zip(lines)
        .map(|(number, line)| format!("{number}: {line}"))
        .collect()
}

fn position(seats: &[&str], name: &str) -> Option<usize> {
    seats.iter().position(|seat| *seat == name)
}
// ANCHOR_END: enumerate
// ANCHOR: main

pub fn main() {
    println!("{}", numbered(&["buy", "cook"]).join("\n"));
    if let Some(index) = position(&["Ada", "Ben"], "Ben") {
        println!("{index}");
    }
}
// ANCHOR_END: main
