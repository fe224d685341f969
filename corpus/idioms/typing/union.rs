// ANCHOR: union
use std::time::Duration;

enum Length {
    Seconds(u64),
    Clock { hours: u64, minutes: u64 },
}

impl From<Length> for Duration {
    // PAIR: seconds
    fn from(length: Length) -> Self {
        match length {
            // PAIR: plain
            Length::Seconds(seconds) => Self::from_secs(seconds),
            Length::Clock { hours, minutes } => Self::from_secs(hours * 3600 + minutes * 60),
        }
    }
}
// ANCHOR_END: union
// ANCHOR: main

pub fn main() {
    let lengths = [
        Length::Seconds(90),
        Length::Clock {
            hours: 1,
            minutes: 30,
        },
    ];
    let [plain, clock] = lengths.map(|length| Duration::from(length).as_secs());
    println!("{plain} {clock}");
}
// ANCHOR_END: main
