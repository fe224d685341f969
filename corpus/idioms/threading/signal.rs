// ANCHOR: signal
use std::sync::{Barrier, Condvar, Mutex, PoisonError};
use std::time::Duration;

#[derive(Default)]
// PAIR: events
struct Event {
    is_set: Mutex<bool>,
    changed: Condvar,
}

impl Event {
    fn set(&self) {
        *self.is_set.lock().unwrap_or_else(PoisonError::into_inner) = true;
        self.changed.notify_all();
    }

    fn wait(&self) {
        let guard = self.is_set.lock().unwrap_or_else(PoisonError::into_inner);
        let waited = self.changed.wait_while(guard, |is_set| !*is_set);
        drop(waited);
    }

    /// Waits for at most `limit`; whether the event is set.
    fn wait_timeout(&self, limit: Duration) -> bool {
        let guard = self.is_set.lock().unwrap_or_else(PoisonError::into_inner);
        let waited = self
            .changed
            .wait_timeout_while(guard, limit, |is_set| !*is_set);
        *waited.unwrap_or_else(PoisonError::into_inner).0
    }
}
// ANCHOR_END: signal

// ANCHOR: poll
fn worker(ready: &Event, stop: &Event, gate: &Barrier, log: &Mutex<Vec<&str>>) {
    let write = |line| {
        let mut log = log.lock().unwrap_or_else(PoisonError::into_inner);
        log.push(line);
    };
    // PAIR: ready
    ready.wait();
    write("worker saw it");
    gate.wait();
    while !stop.wait_timeout(Duration::from_millis(1)) {
        // what is done again and again
    }
    write("worker was stopped");
}
// ANCHOR_END: poll
// ANCHOR: main

pub fn main() {
    let (ready, stop, gate) = (Event::default(), Event::default(), Barrier::new(2));
    let log = Mutex::new(vec!["boss is ready"]);
    std::thread::scope(|scope| {
        scope.spawn(|| worker(&ready, &stop, &gate, &log));
        ready.set();
        gate.wait();
        stop.set();
    });
    let log = log.into_inner().unwrap_or_else(PoisonError::into_inner);
    // PAIR: log
    println!("{}", log.join("\n"));
}
// ANCHOR_END: main
