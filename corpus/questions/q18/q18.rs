// ANCHOR: logger
use log::{LevelFilter, Log, Metadata, Record, SetLoggerError};
use std::fmt::Display;
use std::num::ParseIntError;

struct StdoutLogger;

impl Log for StdoutLogger {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn log(&self, record: &Record<'_>) {
        println!("{}: {}", record.level(), record.args());
    }

    fn flush(&self) {}
}
// ANCHOR_END: logger

// ANCHOR: decorator
/// Runs `func`, logs its error if `selects` holds for it, and returns what `func` returned.
fn catch_and_log<T, E: Display>(
    name: &str,
    selects: impl FnOnce(&E) -> bool,
    func: impl FnOnce() -> Result<T, E>,
) -> Result<T, E> {
    // ANCHOR_END: decorator
    // ANCHOR: wrapper
    func().inspect_err(|e| {
        if selects(e) {
            log::error!("Exception in {name}: {e}");
        }
    })
}
// ANCHOR_END: wrapper

// ANCHOR: error
#[derive(Debug, thiserror::Error)]
enum RiskyError {
    #[error("division by zero")]
    ZeroDivision,
    #[error("not an integer")]
    Parse(#[from] ParseIntError),
    #[error("list index out of range")]
    Index,
}
// ANCHOR_END: error

// ANCHOR: risky-function
fn risky_function(x: &str) -> Result<f64, RiskyError> {
    let selects = |e: &RiskyError| matches!(e, RiskyError::ZeroDivision);
    catch_and_log("risky_function", selects, || {
        let x: i32 = x.trim().parse()?;
        if x == 0 {
            return Err(RiskyError::ZeroDivision);
        }
        Ok(10.0 / f64::from(x))
    })
}
// ANCHOR_END: risky-function

// ANCHOR: risky-lookup
fn risky_lookup(items: &[i32], index: usize) -> Result<i32, RiskyError> {
    catch_and_log(
        "risky_lookup",
        |_| true,
        || items.get(index).copied().ok_or(RiskyError::Index),
    )
}
// ANCHOR_END: risky-lookup

// ANCHOR: usage
pub fn main() -> Result<(), SetLoggerError> {
    log::set_logger(&StdoutLogger)?;
    log::set_max_level(LevelFilter::Warn);

    for x in ["5", "0", "four"] {
        match risky_function(x) {
            Ok(quotient) => println!("{quotient:?}"),
            Err(_) => println!("Caught an exception!"),
        }
    }

    match risky_lookup(&[1, 2, 3], 3) {
        Ok(item) => println!("{item}"),
        Err(_) => println!("Caught an exception!"),
    }
    Ok(())
}
// ANCHOR_END: usage
