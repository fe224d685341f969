// ANCHOR: loop
fn running_total(values: &[i64]) -> Vec<i64> {
    let mut total = 0;
    // PAIR: totals
    let mut totals = Vec::with_capacity(values.len());
    // PAIR: each
    for value in values {
        total += value;
        // PAIR: appended
        totals.push(total);
    }
    totals
}

fn halve(values: &mut [i64]) {
    for value in values {
        *value = value.div_euclid(2);
    }
}
// ANCHOR_END: loop
// ANCHOR: main

pub fn main() {
    let mut values = [4, 6, 10];
    println!("{:?}", running_total(&values));
    halve(&mut values);
    println!("{values:?}");
}
// ANCHOR_END: main
