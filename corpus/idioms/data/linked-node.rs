// ANCHOR: node
struct Node {
    value: String,
    next: Option<Box<Node>>,
}

#[derive(Default)]
struct Stack {
    head: Option<Box<Node>>,
}

impl Stack {
    fn push(&mut self, value: &str) {
        let next = self.head.take();
        let value = value.to_owned();
        self.head = Some(Box::new(Node { value, next }));
    }

    fn pop(&mut self) -> Option<String> {
        let node = self.head.take()?;
        self.head = node.next;
        Some(node.value)
    }
}
// ANCHOR_END: node
// ANCHOR: main

pub fn main() {
    let mut stack = Stack::default();
    stack.push("plate");
    stack.push("cup");
    let popped: Vec<String> = std::iter::from_fn(|| stack.pop()).collect();
    println!("{}", popped.join(" "));
}
// ANCHOR_END: main
