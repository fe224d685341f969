// ANCHOR: node
use std::{iter, mem};

type List<T> = Option<Box<Node<T>>>;

struct Node<T> {
    // PAIR: data
    data: T,
    // PAIR: next
    next: List<T>,
}

/// Puts `data` in front of the list.
fn push<T>(head: &mut List<T>, data: T) {
    let next = head.take();
    *head = Some(Box::new(Node { data, next }));
}
// ANCHOR_END: node

// ANCHOR: drop
/// Frees the list in a loop: the drop that the compiler writes calls itself for
/// every node, and a long list would use up the stack.
impl<T> Drop for Node<T> {
    fn drop(&mut self) {
        let mut next = self.next.take();
        while let Some(mut node) = next {
            next = node.next.take();
        }
    }
}
// ANCHOR_END: drop

// ANCHOR: reverse
fn reverse_linked_list<T>(head: List<T>) -> List<T> {
    let mut previous = None;
    let mut current = head;
    while let Some(mut node) = current {
        // PAIR: turn-around
        current = mem::replace(&mut node.next, previous);
        previous = Some(node);
    }
    previous
}
// ANCHOR_END: reverse

// ANCHOR: nodes
fn nodes<T>(head: Option<&Node<T>>) -> impl Iterator<Item = &Node<T>> {
    iter::successors(head, |node| node.next.as_deref())
}
// ANCHOR_END: nodes

// ANCHOR: build
pub fn main() {
    let mut head = None;
    for data in [3, 2, 1] {
        push(&mut head, data);
    }
    let reversed_list = reverse_linked_list(head);
    // ANCHOR_END: build

    // ANCHOR: print
    let data: Vec<String> = nodes(reversed_list.as_deref())
        .map(|node| node.data.to_string())
        .collect();
    // PAIR: printed
    println!("{}", data.join(" -> "));
    // ANCHOR_END: print

    // ANCHOR: long-list
    let mut long_list = None;
    for n in 0..1_000_000 {
        push(&mut long_list, n);
    }
    if let Some(node) = reverse_linked_list(long_list) {
        println!("{}", node.data);
    }
    // ANCHOR_END: long-list

    // ANCHOR: built-in
    let mut items = vec![1, 2, 3];
    items.reverse();
    println!("{items:?}");
}
// ANCHOR_END: built-in
