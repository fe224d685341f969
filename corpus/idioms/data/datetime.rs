// ANCHOR: datetime
use jiff::ToSpan;
use jiff::civil::{Date, DateTime};

fn due(start: Date, days: i32) -> Result<String, jiff::Error> {
    let due = start.checked_add(days.days())?;
    Ok(due.strftime("%A, %d.%m.%Y").to_string())
}

/// Rounds down, as `//` does; `as_mins()` would round towards zero.
fn minutes_between(first: &str, second: &str) -> Result<i128, jiff::Error> {
    let (first, second): (DateTime, DateTime) = (first.parse()?, second.parse()?);
    let nanoseconds = second.duration_since(first).as_nanos();
    Ok(nanoseconds.div_euclid(60_000_000_000))
}
// ANCHOR_END: datetime
// ANCHOR: main

use jiff::civil::date;

pub fn main() -> Result<(), jiff::Error> {
    println!("{}", due(date(2024, 2, 20), 10)?);
    println!(
        "{} {}",
        minutes_between("2024-03-01T09:15", "2024-03-02T08:00")?,
        minutes_between("2024-03-01T09:15:30", "2024-03-01T09:15:00")?
    );
    Ok(())
}
// ANCHOR_END: main
