// ANCHOR: closure
fn make_counter(step: i64) -> impl FnMut() -> i64 {
    let mut total = 0;
    move || {
        total += step;
        total
    }
}
// ANCHOR_END: closure

// ANCHOR: main
pub fn main() {
    let mut by_two = make_counter(2);
    let mut by_ten = make_counter(10);
    by_two();
    println!("{} {}", by_two(), by_ten());
}
// ANCHOR_END: main
