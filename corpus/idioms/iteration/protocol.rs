// ANCHOR: protocol
struct Fibonacci {
    limit: u64,
    current: u64,
    next: u64,
}

impl Fibonacci {
    fn new(limit: u64) -> Self {
        Self {
            limit,
            current: 0,
            next: 1,
        }
    }
}

impl Iterator for Fibonacci {
    type Item = u64;

    fn next(&mut self) -> Option<u64> {
        let value = self.current;
        (self.current, self.next) = (self.next, value + self.next);
        (value <= self.limit).then_some(value)
    }
}
// ANCHOR_END: protocol
// ANCHOR: main

pub fn main() {
    let shown: Vec<String> = Fibonacci::new(20).map(|it| it.to_string()).collect();
    println!("{}", shown.join(" "));
    println!("{}", Fibonacci::new(100).sum::<u64>());
}
// ANCHOR_END: main
