// ANCHOR: logging
use log::{info, warn};

fn sell(article: &str, count: u32) {
    info!("selling {count} {article}");
    if count > 10 {
        warn!("large order: {article}");
    }
}
// ANCHOR_END: logging
// ANCHOR: main

use log::{LevelFilter, Log, Metadata, Record};

struct Stdout;

impl Log for Stdout {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn log(&self, record: &Record<'_>) {
        let level = record.level().as_str().replace("WARN", "WARNING");
        println!("{level} {}", record.args());
    }

    fn flush(&self) {}
}

pub fn main() -> Result<(), log::SetLoggerError> {
    log::set_logger(&Stdout)?;
    log::set_max_level(LevelFilter::Info);
    sell("tea", 2);
    sell("cup", 12);
    Ok(())
}
// ANCHOR_END: main
