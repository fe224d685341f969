// ANCHOR: node
/// A place in a list.
type Place = usize;

struct ListNode {
    // PAIR: val
    val: i32,
    // PAIR: next
    next: Option<Place>,
}

/// Nodes that refer to each other by their places; the list owns them all.
#[derive(Default)]
struct List {
    nodes: Vec<ListNode>,
}

impl List {
    fn add(&mut self, val: i32) -> Place {
        self.nodes.push(ListNode { val, next: None });
        self.nodes.len() - 1
    }

    fn link(&mut self, from: Place, to: Option<Place>) {
        self.nodes[from].next = to;
    }

    fn next(&self, place: Place) -> Option<Place> {
        self.nodes[place].next
    }
}
// ANCHOR_END: node

// ANCHOR: meet
impl List {
    /// Where the slow and the fast walk meet; nowhere if the list ends.
    fn meeting(&self, head: Place) -> Option<Place> {
        let (mut slow, mut fast) = (head, head);
        loop {
            fast = self.next(self.next(fast)?)?;
            slow = self.next(slow)?;
            if slow == fast {
                return Some(slow);
            }
        }
    }
    // ANCHOR_END: meet

    // ANCHOR: start
    /// The first node of the cycle, if there is one.
    fn detect_cycle(&self, mut head: Place) -> Option<Place> {
        let mut slow = self.meeting(head)?;
        while head != slow {
            head = self.next(head)?;
            slow = self.next(slow)?;
        }
        Some(head)
    }
}
// ANCHOR_END: start

// ANCHOR: use
pub fn main() {
    let mut list = List::default();
    // PAIR: nodes
    let [node1, node2, node3, node4] = [3, 2, 0, -4].map(|val| list.add(val));
    list.link(node1, Some(node2));
    list.link(node2, Some(node3));
    list.link(node3, Some(node4));
    list.link(node4, Some(node2));
    // PAIR: first-walk
    println!("{}", shown(&list, Some(node1)));

    list.link(node4, None);
    println!("{} {}", shown(&list, Some(node1)), shown(&list, None));

    list.link(node4, Some(node4));
    // PAIR: own-tail
    println!("{}", shown(&list, Some(node1)));
}

/// The value where the cycle begins, or `None`.
fn shown(list: &List, head: Option<Place>) -> String {
    match head.and_then(|head| list.detect_cycle(head)) {
        Some(place) => list.nodes[place].val.to_string(),
        None => "None".to_owned(),
    }
}
// ANCHOR_END: use
