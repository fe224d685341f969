// ANCHOR: zip
use std::iter;

fn table(names: &[&str], points: &[u32]) -> Vec<String> {
    iter::zip(names, points)
        .map(|(name, point)| format!("{name} {point}"))
        .collect()
}

fn columns(rows: &[(u32, u32)]) -> (Vec<u32>, Vec<u32>) {
    rows.iter().copied().unzip()
}
// ANCHOR_END: zip
// ANCHOR: main

pub fn main() {
    println!(
        "['{}']",
        table(&["Ada", "Ben", "Cem"], &[9, 7]).join("', '")
    );
    let (first, second) = columns(&[(1, 2), (3, 4)]);
    let show = |column: Vec<u32>| {
        let shown: Vec<String> = column.iter().map(u32::to_string).collect();
        format!("({})", shown.join(", "))
    };
    println!("[{}, {}]", show(first), show(second));
}
// ANCHOR_END: main
