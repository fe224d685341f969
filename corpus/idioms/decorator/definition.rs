// ANCHOR: decorator
fn announced<A, R>(name: &str, work: impl Fn(A) -> R) -> impl Fn(A) -> R {
    move |argument| {
        println!("calling {name}");
        work(argument)
    }
}
// ANCHOR_END: decorator
// ANCHOR: apply

fn add((left, right): (i64, i64)) -> i64 {
    left + right
}
// ANCHOR_END: apply
// ANCHOR: main

pub fn main() {
    let add = announced("add", add);
    println!("{}", add((2, 3)));
}
// ANCHOR_END: main
