// ANCHOR: node
use std::cell::RefCell;
use std::rc::{Rc, Weak};
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

#[expect(dead_code, reason = "held but never read: holding is the subject")]
enum Parent {
    Strong(Rc<Node>),
    Weak(Weak<Node>),
}

struct Node {
    _parent: Option<Parent>,
    children: RefCell<Vec<Rc<Node>>>,
}
// ANCHOR_END: node

// ANCHOR: alive
static ALIVE: AtomicUsize = AtomicUsize::new(0);

impl Node {
    fn new(parent: Option<Parent>) -> Rc<Self> {
        ALIVE.fetch_add(1, Relaxed);
        Rc::new(Self {
            _parent: parent,
            children: RefCell::default(),
        })
    }
}

impl Drop for Node {
    fn drop(&mut self) {
        ALIVE.fetch_sub(1, Relaxed);
    }
}
// ANCHOR_END: alive

// ANCHOR: growth
fn growth(title: &str, work: fn()) {
    let before = ALIVE.load(Relaxed);
    for _ in 0..10 {
        work();
    }
    println!("{title}: {} more nodes", ALIVE.load(Relaxed) - before);
}
// ANCHOR_END: growth

// ANCHOR: global
thread_local! {
    // PAIR: leaks
    static LEAKS: RefCell<Vec<Rc<Node>>> = const { RefCell::new(Vec::new()) };
}

fn remember() {
    LEAKS.with_borrow_mut(|leaks| leaks.push(Node::new(None)));
}
// ANCHOR_END: global

// ANCHOR: cycle
fn create_leak() {
    let parent = Node::new(None);
    let child = Node::new(Some(Parent::Strong(Rc::clone(&parent))));
    parent.children.borrow_mut().push(child);
}
// ANCHOR_END: cycle

// ANCHOR: weak
fn create_tree() {
    let parent = Node::new(None);
    let child = Node::new(Some(Parent::Weak(Rc::downgrade(&parent))));
    parent.children.borrow_mut().push(child);
}
// ANCHOR_END: weak

// ANCHOR: main
pub fn main() {
    growth("global list", remember);
    growth("cycle", create_leak);
    growth("weak parent", create_tree);
}
// ANCHOR_END: main
