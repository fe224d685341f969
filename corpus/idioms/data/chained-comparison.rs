// ANCHOR: chain
fn is_teen(age: u32) -> bool {
    (13..20).contains(&age)
}

fn is_mild(night: i32, day: i32) -> bool {
    5 < night && night < day && day < 25
}
// ANCHOR_END: chain
// ANCHOR: main

pub fn main() {
    let show = |yes| if yes { "True" } else { "False" };
    println!("{} {}", show(is_teen(13)), show(is_teen(20)));
    println!("{} {}", show(is_mild(9, 18)), show(is_mild(9, 30)));
}
// ANCHOR_END: main
