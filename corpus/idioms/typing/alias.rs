// ANCHOR: alias
use std::collections::HashMap;

type Scores<'a> = HashMap<&'a str, Vec<u32>>;

fn best<'a>(scores: &Scores<'a>) -> Option<&'a str> {
    let (name, _) = scores
        .iter()
        .max_by_key(|(_, points)| points.iter().sum::<u32>())?;
    Some(*name)
}
// ANCHOR_END: alias
// ANCHOR: main

pub fn main() {
    let scores = Scores::from([("Ada", vec![7, 9]), ("Ben", vec![10, 4])]);
    println!("{}", best(&scores).unwrap_or("nobody"));
}
// ANCHOR_END: main
