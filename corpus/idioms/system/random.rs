// ANCHOR: random
use rand::prelude::*;

fn roll(dice: usize, rng: &mut impl Rng) -> Vec<u32> {
    (0..dice).map(|_| rng.random_range(1..=6)).collect()
}

fn shuffled<T: Clone>(cards: &[T], rng: &mut impl Rng) -> Vec<T> {
    let mut deck = cards.to_vec();
    deck.shuffle(rng);
    deck
}
// ANCHOR_END: random
// ANCHOR: main

use std::collections::BTreeSet;

pub fn main() {
    let mut rng = StdRng::seed_from_u64(7);
    let rolls = roll(100, &mut rng);
    let show = |yes| if yes { "True" } else { "False" };
    let (low, high) = (
        rolls.iter().all(|it| *it >= 1),
        rolls.iter().all(|it| *it <= 6),
    );
    let kinds: BTreeSet<u32> = rolls.into_iter().collect();
    // PAIR: rolled
    println!("{} {} {}", show(low), show(high), kinds.len());
    let mut deck = shuffled(&['a', 'c', 'e'], &mut rng);
    deck.sort_unstable();
    println!("{deck:?}");
}
// ANCHOR_END: main
