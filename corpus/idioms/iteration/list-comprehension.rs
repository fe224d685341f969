// ANCHOR: list
fn initials(names: &[&str]) -> Vec<String> {
    names
        .iter()
        .filter_map(|name| name.chars().next())
        .map(|initial| initial.to_uppercase().to_string())
        .collect()
}

fn pairs(sides: &[u32]) -> Vec<(u32, u32)> {
    let larger = |&a| sides.iter().filter(move |b| a < **b).map(move |&b| (a, b));
    sides.iter().flat_map(larger).collect()
}
// ANCHOR_END: list
// ANCHOR: main

pub fn main() {
    println!("['{}']", initials(&["ada", "", "ben"]).join("', '"));
    println!("{:?}", pairs(&[1, 2, 3]));
}
// ANCHOR_END: main
