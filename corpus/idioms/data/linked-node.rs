// ANCHOR: node
struct Node {
    // PAIR: value
    value: String,
    // PAIR: next
    next: Option<Box<Node>>,
}

#[derive(Default)]
struct Stack {
    // PAIR: head
    head: Option<Box<Node>>,
}

impl Stack {
    fn push(&mut self, value: &str) {
        let next = self.head.take();
        let value = value.to_owned();
        // PAIR: pushed
        self.head = Some(Box::new(Node { value, next }));
    }

    fn pop(&mut self) -> Option<String> {
        let node = self.head.take()?;
        self.head = node.next;
        Some(node.value)
    }
}
// ANCHOR_END: node

// ANCHOR: tree
struct Tree {
    key: i64,
    left: Option<Box<Tree>>,
    right: Option<Box<Tree>>,
}

impl Tree {
    fn new(key: i64) -> Self {
        Self {
            // PAIR: key
            key,
            left: None,
            right: None,
        }
    }

    fn insert(&mut self, key: i64) {
        let child = if key < self.key {
            &mut self.left
        } else {
            &mut self.right
        };
        match child {
            Some(child) => child.insert(key),
            None => *child = Some(Box::new(Self::new(key))),
        }
    }

    fn depth(&self) -> u32 {
        let children = [&self.left, &self.right].into_iter().flatten();
        1 + children.map(|child| child.depth()).max().unwrap_or(0)
    }
}
// ANCHOR_END: tree
// ANCHOR: main

pub fn main() {
    let mut stack = Stack::default();
    stack.push("plate");
    stack.push("cup");
    let mut pop = || stack.pop().unwrap_or_else(|| "None".to_owned());
    println!("{} {} {}", pop(), pop(), pop());
    let mut tree = Tree::new(5);
    for key in [3, 8, 9] {
        tree.insert(key);
    }
    println!("{}", tree.depth());
}
// ANCHOR_END: main
