// ANCHOR: signal
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use signal_hook::consts::SIGTERM;

fn on_terminate() -> io::Result<Arc<AtomicBool>> {
    let stopping = Arc::new(AtomicBool::new(false));
    // PAIR: set
    signal_hook::flag::register(SIGTERM, Arc::clone(&stopping))?;
    Ok(stopping)
}
// ANCHOR_END: signal
// ANCHOR: main

pub fn main() -> io::Result<()> {
    let stopping = on_terminate()?;
    let mut rounds = 0;
    while !stopping.load(Ordering::Relaxed) {
        rounds += 1;
        if rounds == 3 {
            signal_hook::low_level::raise(SIGTERM)?;
        }
    }
    println!("stopped after {rounds} rounds");
    Ok(())
}
// ANCHOR_END: main
