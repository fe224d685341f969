// ANCHOR: itertools
use itertools::Itertools;

fn runs(text: &str) -> Vec<(char, usize)> {
    text.chars()
        .chunk_by(|letter| *letter)
        .into_iter()
        .map(|(letter, group)| (letter, group.count()))
        .collect()
}

fn steps(values: &[i32]) -> Vec<i32> {
    values.windows(2).map(|pair| pair[1] - pair[0]).collect()
}
// ANCHOR_END: itertools
// ANCHOR: main

pub fn main() {
    let coded = runs("aaabcc").into_iter();
    println!(
        "{}",
        coded
            .map(|(letter, count)| format!("{letter}{count}"))
            .join("")
    );
    let first: Vec<i32> = [1, 2].into_iter().chain([3, 4]).take(3).collect();
    println!("{:?} {first:?}", steps(&[1, 4, 9]));
}
// ANCHOR_END: main
