// ANCHOR: timer
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

struct Timer {
    cancel: Sender<()>,
    thread: JoinHandle<bool>,
}

impl Timer {
    fn start(delay: Duration, work: impl FnOnce() + Send + 'static) -> Self {
        let (cancel, cancelled) = mpsc::channel();
        let due = Instant::now() + delay;
        let thread = thread::spawn(move || {
            match cancelled.recv_timeout(delay) {
                Ok(()) => return false,
                Err(RecvTimeoutError::Timeout) => {}
                // Nobody kept the timer: nobody can cancel it.
                Err(RecvTimeoutError::Disconnected) => {
                    thread::sleep(due.saturating_duration_since(Instant::now()));
                }
            }
            work();
            true
        });
        Self { cancel, thread }
    }

    /// Waits until it is over; whether the work was done.
    fn join(self) -> bool {
        self.thread.join().unwrap_or(false)
    }

    /// Ends the waiting; whether the work was done already.
    fn cancel(self) -> bool {
        // It cannot be sent if the thread is done.
        let _ = self.cancel.send(());
        self.join()
    }
}
// ANCHOR_END: timer
// ANCHOR: main

pub fn main() {
    let (log, lines) = mpsc::channel();
    let remind = |text| {
        let log = log.clone();
        move || log.send(text).expect("`lines` outlives the timers")
    };
    let late = Timer::start(Duration::from_mins(1), remind("too late"));
    let soon = Timer::start(Duration::from_millis(10), remind("tea is ready"));
    let delay = Duration::from_millis(20);
    Timer::start(delay, remind("nobody kept this one"));
    soon.join();
    late.cancel();
    for line in lines.iter().take(2) {
        println!("{line}");
    }
}
// ANCHOR_END: main
