// ANCHOR: timer
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::Duration;

struct Timer {
    cancel: Sender<()>,
    thread: JoinHandle<bool>,
}

impl Timer {
    fn start(delay: Duration, work: impl FnOnce() + Send + 'static) -> Self {
        let (cancel, cancelled) = mpsc::channel();
        let thread = thread::spawn(move || {
            let is_due = cancelled.recv_timeout(delay) == Err(RecvTimeoutError::Timeout);
            if is_due {
                work();
            }
            is_due
        });
        Self { cancel, thread }
    }

    /// Waits until it is over; whether the work was done.
    fn join(self) -> bool {
        self.thread.join().unwrap_or(false)
    }

    /// Ends the waiting; whether the work was done already.
    fn cancel(self) -> bool {
        drop(self.cancel);
        self.thread.join().unwrap_or(false)
    }
}
// ANCHOR_END: timer
// ANCHOR: main

pub fn main() {
    let late = Timer::start(Duration::from_mins(1), || println!("too late"));
    let soon = Timer::start(Duration::from_millis(10), || println!("tea is ready"));
    soon.join();
    late.cancel();
}
// ANCHOR_END: main
