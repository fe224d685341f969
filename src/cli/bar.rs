//! How far work has come, on standard error, if somebody watches and it takes long enough.

use std::cell::OnceCell;
use std::io::{self, IsTerminal as _};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A scan that is done sooner shows no bar.
const PATIENCE: Duration = Duration::from_millis(500);

/// The bar of a scan; there is none before [`PATIENCE`] has passed, or without a terminal.
pub(super) struct Bar {
    start: Instant,
    files: u64,
    done: std::cell::Cell<u64>,
    drawn: OnceCell<ProgressBar>,
    is_watched: bool,
}

impl Bar {
    /// A bar for so many files, if bars are wanted and somebody watches.
    pub(super) fn new(files: usize, is_wanted: bool) -> Self {
        Self {
            start: Instant::now(),
            files: files as u64,
            done: std::cell::Cell::new(0),
            drawn: OnceCell::new(),
            is_watched: is_wanted && io::stderr().is_terminal(),
        }
    }

    /// Counts so many files more.
    pub(super) fn advance(&self, files: usize) {
        self.done.set(self.done.get() + files as u64);
        if self.is_watched && self.start.elapsed() > PATIENCE {
            self.drawn
                .get_or_init(|| bar(self.files))
                .set_position(self.done.get());
        }
    }

    /// Lets `write` write to standard error with the bar out of the way.
    pub(super) fn aside(&self, write: impl FnOnce()) {
        match self.drawn.get() {
            Some(bar) => bar.suspend(write),
            None => write(),
        }
    }

    /// Takes the bar away.
    pub(super) fn finish(&self) {
        if let Some(bar) = self.drawn.get() {
            bar.finish_and_clear();
        }
    }
}

/// The sign that something goes on which nobody can count; there is none before [`PATIENCE`] has passed.
pub(super) struct Waiting {
    start: Instant,
    text: String,
    bar: OnceCell<ProgressBar>,
    is_watched: bool,
}

impl Waiting {
    /// For what `text` says, if signs are wanted and somebody watches.
    pub(super) fn new(text: String, is_wanted: bool) -> Self {
        Self {
            start: Instant::now(),
            text,
            bar: OnceCell::new(),
            is_watched: is_wanted && io::stderr().is_terminal(),
        }
    }

    /// To be called again and again while it goes on.
    pub(super) fn tick(&self) {
        if self.is_watched && self.start.elapsed() > PATIENCE {
            let begin = || {
                let bar = ProgressBar::new_spinner();
                bar.set_message(self.text.clone());
                bar
            };
            self.bar.get_or_init(begin).tick();
        }
    }

    /// Takes the sign away.
    pub(super) fn finish(&self) {
        if let Some(bar) = self.bar.get() {
            bar.finish_and_clear();
        }
    }
}

fn bar(files: u64) -> ProgressBar {
    let bar = ProgressBar::with_draw_target(Some(files), ProgressDrawTarget::stderr());
    let style = ProgressStyle::with_template("{bar:30} {pos}/{len} files, {eta} left");
    bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
    bar
}
