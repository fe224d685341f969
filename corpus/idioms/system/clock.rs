// ANCHOR: clock
use std::time::{Duration, Instant, SystemTime, SystemTimeError, UNIX_EPOCH};

fn timed<R>(work: impl FnOnce() -> R) -> (R, Duration) {
    let start = Instant::now();
    let result = work();
    (result, start.elapsed())
}

fn seconds_since_1970() -> Result<u64, SystemTimeError> {
    Ok(SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs())
}
// ANCHOR_END: clock
// ANCHOR: main

pub fn main() -> Result<(), SystemTimeError> {
    let (result, time) = timed(|| (0..1000).sum::<u32>());
    let show = |yes| if yes { "True" } else { "False" };
    let is_recent = seconds_since_1970()? > 1_700_000_000;
    println!(
        "{result} {} {}",
        show(time >= Duration::ZERO),
        show(is_recent)
    );
    Ok(())
}
// ANCHOR_END: main
