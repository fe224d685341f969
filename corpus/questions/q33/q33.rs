// ANCHOR: data
use jiff::ToSpan;
use jiff::civil::{Date, date};
use rustfft::{FftPlanner, num_complex::Complex};
use std::f64::consts::TAU;

const DAYS: u32 = 100;

struct Observation {
    date: Date,
    value: f64,
}

/// A signal with two cycles, of 20 and of 5 days.
fn observations() -> Vec<Observation> {
    let dates = date(2020, 1, 1).series(1.day());
    (0..DAYS)
        .zip(dates)
        .map(|(day, date)| {
            let turns = TAU * f64::from(day);
            let value = 10.0 + 3.0 * (turns / 20.0).sin() + (turns / 5.0).sin();
            Observation { date, value }
        })
        .collect()
}
// ANCHOR_END: data

// ANCHOR: monthly
/// Prints the mean of each calendar month. The dates ascend, so a month is a run of
/// neighbours.
fn print_monthly_means(data: &[Observation]) {
    for month in data.chunk_by(|a, b| a.date.first_of_month() == b.date.first_of_month()) {
        let (sum, count) = month.iter().fold((0.0, 0.0), |(sum, count), observation| {
            (sum + observation.value, count + 1.0)
        });
        // A chunk is never empty.
        println!(
            "{}: mean {:.2}",
            month[0].date.strftime("%Y-%m"),
            sum / count
        );
    }
}
// ANCHOR_END: monthly

// ANCHOR: fft
pub fn main() {
    let data = observations();
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
            (period, 2.0 * value.norm() / f64::from(DAYS))
        })
        .collect();
    cycles.sort_by(|(_, a), (_, b)| b.total_cmp(a));
    for (period, amplitude) in &cycles[..2] {
        println!("cycle of {period:.1} days, amplitude {amplitude:.2}");
    }
}
// ANCHOR_END: spectrum
