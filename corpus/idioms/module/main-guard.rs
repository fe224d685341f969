// ANCHOR: library
mod greeting {
    pub(super) fn greet(name: &str) -> String {
        format!("hello, {name}")
    }
}
// ANCHOR_END: library
// ANCHOR: guard

pub fn main() {
    println!("{}", greeting::greet("Ada"));
}
// ANCHOR_END: guard
