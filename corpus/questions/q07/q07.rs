// ANCHOR: import
use std::collections::VecDeque;
use std::mem;
// ANCHOR_END: import

// ANCHOR: queue
struct QueueWithStacks<T> {
    stack_in: Vec<T>,
    stack_out: Vec<T>,
}

impl<T> QueueWithStacks<T> {
    const fn new() -> Self {
        Self {
            // PAIR: stack-in
            stack_in: Vec::new(),
            stack_out: Vec::new(),
        }
    }
    // ANCHOR_END: queue

    // ANCHOR: enqueue
    fn enqueue(&mut self, x: T) {
        self.stack_in.push(x);
    }
    // ANCHOR_END: enqueue

    // ANCHOR: dequeue
    /// Removes the oldest item, or returns `None` if the queue is empty.
    fn dequeue(&mut self) -> Option<T> {
        if self.stack_out.is_empty() {
            mem::swap(&mut self.stack_in, &mut self.stack_out);
            self.stack_out.reverse();
        }
        self.stack_out.pop()
    }
}
// ANCHOR_END: dequeue

// ANCHOR: usage
pub fn main() {
    let mut q = QueueWithStacks::new();
    q.enqueue(1);
    q.enqueue(2);
    if let Some(x) = q.dequeue() {
        println!("{x}");
    }
    q.enqueue(3);
    while let Some(x) = q.dequeue() {
        println!("{x}");
    }
    // ANCHOR_END: usage

    // ANCHOR: empty
    match q.dequeue() {
        Some(x) => println!("{x}"),
        None => println!("the queue is empty"),
    }
    // ANCHOR_END: empty

    // ANCHOR: deque
    let mut d = VecDeque::from([1, 2]);
    d.push_back(3);
    if let Some(x) = d.pop_front() {
        println!("{x} {d:?}");
    }
}
// ANCHOR_END: deque
