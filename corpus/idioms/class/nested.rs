// ANCHOR: nested
mod order {
    pub(super) struct Line {
        // PAIR: article
        pub(super) article: String,
        // PAIR: count
        pub(super) count: u32,
    }

    #[derive(Default)]
    pub(super) struct Order {
        pub(super) lines: Vec<Line>,
    }

    impl Order {
        pub(super) fn add(&mut self, article: &str, count: u32) {
            let article = article.to_owned();
            // PAIR: added
            self.lines.push(Line { article, count });
        }
    }
}
// ANCHOR_END: nested
// ANCHOR: main

use order::Order;

pub fn main() {
    let mut order = Order::default();
    order.add("tea", 2);
    order.add("cup", 1);
    let articles: Vec<&str> = order
        .lines
        .iter()
        .map(|line| line.article.as_str())
        .collect();
    let count: u32 = order.lines.iter().map(|line| line.count).sum();
    println!("['{}'] {count}", articles.join("', '"));
}
// ANCHOR_END: main
