// ANCHOR: closure
fn make_multiplier(factor: i64) -> impl Fn(i64) -> i64 {
    move |x| x * factor
}
// ANCHOR_END: closure
// ANCHOR: main

pub fn main() {
    let double = make_multiplier(2);
    let triple = make_multiplier(3);
    println!("{} {}", double(5), triple(5));
    println!("{:?}", [1, 2].map(double));
}
// ANCHOR_END: main
