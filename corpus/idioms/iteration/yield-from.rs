// ANCHOR: walk
use std::iter;

struct Tree {
    name: &'static str,
    children: Vec<Tree>,
}

impl Tree {
    fn walk(&self) -> Box<dyn Iterator<Item = &'static str> + '_> {
        let below = self.children.iter().flat_map(Tree::walk);
        Box::new(iter::once(self.name).chain(below))
    }
}
// ANCHOR_END: walk
// ANCHOR: main

fn tree(name: &'static str, children: Vec<Tree>) -> Tree {
    Tree { name, children }
}

pub fn main() {
    let right = tree("right", vec![tree("leaf", Vec::new())]);
    let root = tree("root", vec![tree("left", Vec::new()), right]);
    println!("{}", root.walk().collect::<Vec<_>>().join(" "));
}
// ANCHOR_END: main
