// ANCHOR: apply
fn shouting(work: impl Fn(&str) -> String) -> impl Fn(&str) -> String {
    move |name| work(name).to_uppercase()
}

fn greet(name: &str) -> String {
    let plain = |name: &str| format!("good morning, {name}");
    shouting(plain)(name)
}
// ANCHOR_END: apply
// ANCHOR: main

pub fn main() {
    println!("{}", greet("Ada"));
}
// ANCHOR_END: main
