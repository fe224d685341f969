// ANCHOR: generator
struct Section {
    title: String,
}

impl Drop for Section {
    fn drop(&mut self) {
        println!("</{}>", self.title);
    }
}

fn section<R>(title: &str, body: impl FnOnce(usize) -> R) -> R {
    println!("<{title}>");
    let _closing = Section {
        title: title.to_owned(),
    };
    body(title.chars().count())
}
// ANCHOR_END: generator
// ANCHOR: main

pub fn main() {
    section("intro", |width| println!("{}", "-".repeat(width)));
}
// ANCHOR_END: main
