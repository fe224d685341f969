// ANCHOR: memoize
use std::collections::HashMap;
use std::hash::Hash;

/// A function together with the results it has already given.
struct Memoize<A, R> {
    f: fn(&mut Self, A) -> R,
    // PAIR: memo
    memo: HashMap<A, R>,
}
// ANCHOR_END: memoize

// ANCHOR: helper
impl<A: Clone + Eq + Hash, R: Clone> Memoize<A, R> {
    fn new(f: fn(&mut Self, A) -> R) -> Self {
        let memo = HashMap::new();
        Self { f, memo }
    }

    // PAIR: helper
    fn call(&mut self, args: A) -> R {
        if let Some(result) = self.memo.get(&args) {
            return result.clone();
        }
        // The map is not borrowed here: `f` needs it for its own calls.
        // PAIR: compute
        let result = (self.f)(self, args.clone());
        self.memo.insert(args, result.clone());
        // PAIR: result
        result
    }
}
// ANCHOR_END: helper

// ANCHOR: fib
fn fib(fib: &mut Memoize<u64, u64>, n: u64) -> u64 {
    match n {
        0 => 0,
        // PAIR: one
        1 => 1,
        // PAIR: sum
        _ => fib.call(n - 1) + fib.call(n - 2),
    }
}
// ANCHOR_END: fib

// ANCHOR: binomial
fn binomial(binomial: &mut Memoize<(u64, u64), u64>, (n, k): (u64, u64)) -> u64 {
    if k == 0 || k == n {
        1
    } else {
        binomial.call((n - 1, k - 1)) + binomial.call((n - 1, k))
    }
}
// ANCHOR_END: binomial

// ANCHOR: usage
pub fn main() {
    let mut fib = Memoize::new(fib);
    println!("{}", fib.call(10));
    println!("{}", fib.call(90));

    let mut binomial = Memoize::new(binomial);
    println!("{}", binomial.call((40, 20)));
}
// ANCHOR_END: usage
