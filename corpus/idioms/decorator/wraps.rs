// ANCHOR: wraps
struct Counted<F> {
    name: &'static str,
    work: F,
    calls: u32,
}

impl<F> Counted<F> {
    fn new(name: &'static str, work: F) -> Self {
        Self {
            name,
            work,
            calls: 0,
        }
    }

    // PAIR: wrapper
    fn call<A, R>(&mut self, argument: A) -> R
    where
        F: Fn(A) -> R,
    {
        // PAIR: counted
        self.calls += 1;
        // PAIR: called
        (self.work)(argument)
    }
}
// ANCHOR_END: wraps
// ANCHOR: main

/// Multiply by itself.
fn square(n: i64) -> i64 {
    // PAIR: product
    n * n
}

pub fn main() {
    let mut square = Counted::new("square", square);
    println!("{} {} {}", square.call(3), square.call(4), square.calls);
    println!("{} - Multiply by itself.", square.name);
}
// ANCHOR_END: main
