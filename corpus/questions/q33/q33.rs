// ANCHOR: data
use jiff::ToSpan;
use jiff::civil::{Date, date};
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use rustfft::{FftPlanner, num_complex::Complex};
use std::f64::consts::TAU;

const DAYS: u32 = 100;

struct Observation {
    date: Date,
    value: f64,
}

/// A signal with two cycles, of 20 and of 5 days.
fn observations() -> Vec<Observation> {
    // PAIR: dates
    let dates = date(2020, 1, 1).series(1.day());
    (0..DAYS)
        .zip(dates)
        .map(|(day, date)| {
            let turns = TAU * f64::from(day);
            let value = 10.0 + 3.0 * (turns / 20.0).sin() + (turns / 5.0).sin();
            // PAIR: rows
            Observation { date, value }
        })
        .collect()
}
// ANCHOR_END: data

// ANCHOR: noise
/// A hundred numbers from 0 to 1, the same ones for the same seed.
fn noise(seed: u64) -> Vec<f64> {
    StdRng::seed_from_u64(seed)
        .random_iter()
        .take(100)
        .collect()
}

fn print_noise() {
    // PAIR: same-seed
    let is_repeatable = noise(42) == noise(42) && noise(42) != noise(43);
    let is_repeatable = if is_repeatable { "" } else { "not " };
    println!("noise of a seed: {is_repeatable}repeatable");
    eprintln!("rand begins with {:?}", &noise(42)[..3]);
}
// ANCHOR_END: noise

// ANCHOR: monthly
/// Prints the mean of each calendar month. The dates ascend, so a month is a run of
/// neighbours.
fn print_monthly_means(data: &[Observation]) {
    for month in data.chunk_by(|a, b| a.date.first_of_month() == b.date.first_of_month()) {
        let sum: f64 = month.iter().map(|observation| observation.value).sum();
        #[expect(clippy::cast_precision_loss, reason = "a month has at most 31 days")]
        let mean = sum / month.len() as f64;
        // A chunk is never empty.
        println!("{}: mean {mean:.2}", month[0].date.strftime("%Y-%m"));
    }
}
// ANCHOR_END: monthly

// ANCHOR: fft
pub fn main() {
    let data = observations();
    print_noise();
    print_monthly_means(&data);

    let mut spectrum: Vec<_> = data.iter().map(|day| Complex::from(day.value)).collect();
    let fft = FftPlanner::new().plan_fft_forward(spectrum.len());
    fft.process(&mut spectrum);
    println!("overall: mean {:.2}", spectrum[0].re / f64::from(DAYS));
    // ANCHOR_END: fft

    // ANCHOR: spectrum
    let mut cycles: Vec<_> = (1..DAYS / 2)
        .zip(&spectrum[1..])
        .map(|(count, value)| {
            let period = f64::from(DAYS) / f64::from(count);
            // PAIR: amplitude
            (period, 2.0 * value.norm() / f64::from(DAYS))
        })
        .collect();
    cycles.sort_by(|(_, a), (_, b)| b.total_cmp(a));
    for (period, amplitude) in &cycles[..2] {
        println!("cycle of {period:.1} days, amplitude {amplitude:.2}");
    }
}
// ANCHOR_END: spectrum
