// ANCHOR: lru-cache
use lru::LruCache;
use std::hash::Hash;
use std::num::NonZeroUsize;

/// Returns `func` with a memory for its last `maxsize` distinct arguments.
fn lru_cache<A: Clone + Eq + Hash, R: Clone>(
    maxsize: NonZeroUsize,
    // PAIR: decorated
    mut func: impl FnMut(A) -> R,
) -> impl FnMut(A) -> R {
    // PAIR: cache
    let mut cache = LruCache::new(maxsize);
    // ANCHOR_END: lru-cache

    // ANCHOR: wrapper
    move |args| {
        cache
            .get_or_insert_with_key(args, |args| func(args.clone()))
            .clone()
    }
}
// ANCHOR_END: wrapper

// ANCHOR: compute
const MAXSIZE: NonZeroUsize = NonZeroUsize::new(2).expect("two is not zero");

fn compute(x: i64) -> i64 {
    println!("Computing {x}");
    x * x
}
// ANCHOR_END: compute

// ANCHOR: usage
pub fn main() {
    let mut compute = lru_cache(MAXSIZE, compute);

    println!("{}", compute(4));
    println!("{}", compute(5));
    println!("{}", compute(4)); // Kept, and now the most recently used
    println!("{}", compute(3)); // Evicts 5
    println!("{}", compute(5)); // Computed again, evicts 4
}
// ANCHOR_END: usage
