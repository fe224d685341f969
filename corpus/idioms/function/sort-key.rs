// ANCHOR: sort
use std::cmp::Reverse;

fn ranking<'a>(players: &[(&'a str, u32)]) -> Vec<&'a str> {
    let mut ordered = players.to_vec();
    ordered.sort_by_key(|&(name, points)| (Reverse(points), name));
    ordered.into_iter().map(|(name, _)| name).collect()
}

fn youngest<'a>(ages: &[(&'a str, u32)]) -> Option<&'a str> {
    ages.iter()
        .min_by_key(|(_, age)| *age)
        .map(|(name, _)| *name)
}
// ANCHOR_END: sort

// ANCHOR: main
pub fn main() {
    let players = [("Cem", 7), ("Ada", 9), ("Ben", 9)];
    println!("{}", ranking(&players).join(" "));
    println!(
        "{}",
        youngest(&[("Ada", 36), ("Ben", 21)]).unwrap_or("nobody")
    );
}
// ANCHOR_END: main
