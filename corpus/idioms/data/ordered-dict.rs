// ANCHOR: ordered
use indexmap::IndexMap;

fn visit(history: &mut IndexMap<String, u32>, page: &str) {
    let entry = history.entry(page.to_owned());
    let place = entry.index();
    *entry.or_default() += 1;
    history.move_index(place, history.len() - 1);
}
// ANCHOR_END: ordered
// ANCHOR: main

pub fn main() {
    let mut history = IndexMap::new();
    for page in ["home", "news", "shop", "home"] {
        visit(&mut history, page);
    }
    let pages: Vec<&str> = history.keys().map(String::as_str).collect();
    println!("['{}']", pages.join("', '"));
    if let Some((page, count)) = history.shift_remove_index(0) {
        println!("('{page}', {count})");
    }
}
// ANCHOR_END: main
