// ANCHOR: enter
use std::num::ParseIntError;
use std::panic;
use std::time::Instant;

#[must_use = "the block ends where this guard is dropped"]
struct TimedBlock {
    label: &'static str,
    start_time: Instant,
}

impl TimedBlock {
    fn enter(label: &'static str) -> Self {
        // PAIR: entering
        println!("Entering {label}");
        let start_time = Instant::now();
        Self { label, start_time }
    }
}
// ANCHOR_END: enter

// ANCHOR: exit
// PAIR: way-out
impl Drop for TimedBlock {
    fn drop(&mut self) {
        let label = self.label;
        let seconds = self.start_time.elapsed().as_secs_f64();
        eprintln!("{label} took {seconds:.3} seconds");
        println!("Leaving {label}");
    }
}
// ANCHOR_END: exit

// ANCHOR: parse
fn parse(text: &str) -> Result<i32, ParseIntError> {
    let _block = TimedBlock::enter("Parsing");
    let number = text.trim().parse()?;
    println!("Parsed {number}");
    Ok(number)
}
// ANCHOR_END: parse

// ANCHOR: pick
fn pick(items: &[i32], index: usize) -> i32 {
    let _block = TimedBlock::enter("Picking");
    items[index]
}
// ANCHOR_END: pick

// ANCHOR: processing
pub fn main() {
    {
        let _block = TimedBlock::enter("Processing");
        let total: u64 = (0..1_000_000).sum();
        println!("{total}");
    }
    // ANCHOR_END: processing

    // ANCHOR: calls
    for text in ["42", "forty-two"] {
        // PAIR: parsing
        if parse(text).is_err() {
            // PAIR: not-a-number
            println!("Not a number");
        }
    }

    // Only to show what unwinding does: `catch_unwind` is not how errors are handled.
    if panic::catch_unwind(|| pick(&[1, 2, 3], 3)).is_err() {
        println!("No such item");
    }
}
// ANCHOR_END: calls
