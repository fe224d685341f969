// ANCHOR: signal
use std::sync::{Barrier, Condvar, Mutex, PoisonError};

#[derive(Default)]
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
}
// ANCHOR_END: signal
// ANCHOR: main

pub fn main() {
    let (ready, gate, log) = (Event::default(), Barrier::new(2), Mutex::new(Vec::new()));
    let write = |line| {
        let mut log = log.lock().unwrap_or_else(PoisonError::into_inner);
        log.push(line);
    };
    std::thread::scope(|scope| {
        scope.spawn(|| {
            ready.wait();
            write("worker saw it");
            gate.wait();
        });
        write("boss is ready");
        ready.set();
        gate.wait();
    });
    let log = log.into_inner().unwrap_or_else(PoisonError::into_inner);
    println!("{}", log.join("\n"));
}
// ANCHOR_END: main
