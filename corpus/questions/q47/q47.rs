// ANCHOR: function
use rayon::prelude::*;
use std::thread;
use std::time::Instant;

/// The sum of the squares below `number`; 128 bits hold it up to a number of ten trillion.
fn cpu_bound_function(number: u64) -> u128 {
    (0..u128::from(number)).map(|i| i * i).sum()
}
// ANCHOR_END: function

// ANCHOR: processes
fn calculate_sums(numbers: &[u64]) {
    let result: Vec<_> = numbers
        .par_iter()
        .map(|&number| cpu_bound_function(number))
        .collect();
    println!("Sums of squares, by a pool: {result:?}");
}
// ANCHOR_END: processes

// ANCHOR: threads
fn calculate_sums_in_threads(numbers: &[u64]) {
    let mut result = vec![0; numbers.len()];
    thread::scope(|scope| {
        for (slot, &number) in result.iter_mut().zip(numbers) {
            scope.spawn(move || *slot = cpu_bound_function(number));
        }
    });
    println!("Sums of squares, by threads: {result:?}");
}
// ANCHOR_END: threads

// ANCHOR: size
/// `None` where the sum does not fit.
fn sum_in_64_bits(number: u64) -> Option<u64> {
    (0..number).try_fold(0_u64, |sum, i| sum.checked_add(i.checked_mul(i)?))
}

fn print_sizes(numbers: &[u64]) {
    for &number in numbers {
        let size = match sum_in_64_bits(number) {
            Some(_) => "fits",
            None => "overflows",
        };
        println!("Up to {number}: {size} in 64 bits");
    }
}
// ANCHOR_END: size

// ANCHOR: main
pub fn main() {
    let numbers = [1_000_000, 2_000_000, 4_000_000];

    let start_time = Instant::now();
    calculate_sums(&numbers);
    eprintln!("Pool duration: {:?}", start_time.elapsed());

    let start_time = Instant::now();
    calculate_sums_in_threads(&numbers);
    eprintln!("Threads duration: {:?}", start_time.elapsed());

    print_sizes(&numbers);
}
// ANCHOR_END: main
