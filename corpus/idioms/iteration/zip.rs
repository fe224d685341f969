// ANCHOR: zip
use itertools::Itertools;

fn table(names: &[&str], points: &[u32]) -> Vec<String> {
    names
        .iter()
        .zip(points)
        .map(|(name, point)| format!("{name} {point}"))
        .collect()
}

fn columns(rows: &[(u32, u32)]) -> (Vec<u32>, Vec<u32>) {
    rows.iter().copied().multiunzip()
}
// ANCHOR_END: zip
// ANCHOR: main

pub fn main() {
    println!(
        "['{}']",
        table(&["Ada", "Ben", "Cem"], &[9, 7]).join("', '")
    );
    let (first, second) = columns(&[(1, 2), (3, 4)]);
    let show = |column: Vec<u32>| format!("({})", column.iter().join(", "));
    println!("[{}, {}]", show(first), show(second));
}
// ANCHOR_END: main
