// ANCHOR: dispatch
trait Describe {
    fn describe(&self) -> String {
        "something".to_owned()
    }
}

impl Describe for i64 {
    fn describe(&self) -> String {
        format!("the number {self}")
    }
}

impl<T: Describe> Describe for Vec<T> {
    // PAIR: list
    fn describe(&self) -> String {
        let items: Vec<String> = self.iter().map(Describe::describe).collect();
        format!("{} items: {}", items.len(), items.join(", "))
    }
}
// ANCHOR_END: dispatch
// ANCHOR: main

pub fn main() {
    println!("{}", 7_i64.describe());
    println!("{}", vec![1_i64, 2].describe());
}
// ANCHOR_END: main
