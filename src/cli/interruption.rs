//! Ctrl-C during long work: the work ends at the next file, cleanly; a second Ctrl-C ends it at once.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use signal_hook::consts::SIGINT;
use signal_hook::flag;

/// The status that a shell gives a process which SIGINT ended.
const STATUS: i32 = 130;

/// The work was interrupted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Interrupted;

/// Whether somebody pressed Ctrl-C.
pub(super) struct Interruption(Arc<AtomicBool>);

impl Interruption {
    /// Watches from here on. Where that is not possible, Ctrl-C ends the process as it always does.
    pub(super) fn watch() -> Self {
        let wanted = Arc::new(AtomicBool::new(false));
        // In this order: the first signal finds the flag down and raises it.
        let registered = flag::register_conditional_shutdown(SIGINT, STATUS, Arc::clone(&wanted))
            .and_then(|_| flag::register(SIGINT, Arc::clone(&wanted)));
        drop(registered);
        Self(wanted)
    }

    /// # Errors
    /// When the work shall end.
    pub(super) fn check(&self) -> Result<(), Interrupted> {
        if self.0.load(Ordering::Relaxed) {
            Err(Interrupted)
        } else {
            Ok(())
        }
    }
}
