// ANCHOR: chain
fn is_teen(age: u32) -> bool {
    (13..20).contains(&age)
}

fn is_rising(values: &[i32]) -> bool {
    values.is_sorted_by(|a, b| a < b)
}
// ANCHOR_END: chain
// ANCHOR: main

pub fn main() {
    let show = |yes| if yes { "True" } else { "False" };
    println!("{} {}", show(is_teen(13)), show(is_teen(20)));
    println!(
        "{} {}",
        show(is_rising(&[1, 4, 9, 16])),
        show(is_rising(&[1, 4, 4]))
    );
}
// ANCHOR_END: main
