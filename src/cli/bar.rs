//! How far work has come, on standard error, if somebody watches and it takes long enough.

use std::cell::{Cell, OnceCell};
use std::fs;
use std::io::{self, IsTerminal as _};
use std::path::PathBuf;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A scan that is done sooner shows no bar.
const PATIENCE: Duration = Duration::from_millis(500);

/// The bar of a scan; there is none before [`PATIENCE`] has passed, or without a terminal.
///
/// What is left is told by bytes: files differ too much to be counted.
pub(super) struct Bar<'a> {
    start: Instant,
    paths: &'a [PathBuf],
    done: Cell<usize>,
    bytes: Cell<u64>,
    drawn: OnceCell<ProgressBar>,
    is_watched: bool,
}

impl<'a> Bar<'a> {
    /// A bar for these files, if bars are wanted and somebody watches.
    pub(super) fn new(paths: &'a [PathBuf], is_wanted: bool) -> Self {
        Self {
            start: Instant::now(),
            paths,
            done: Cell::new(0),
            bytes: Cell::new(0),
            drawn: OnceCell::new(),
            is_watched: is_wanted && io::stderr().is_terminal(),
        }
    }

    /// Counts so many files more, which are the next of the paths.
    pub(super) fn advance(&self, files: usize) {
        if !self.is_watched {
            return;
        }
        let before = self.done.get();
        let after = (before + files).min(self.paths.len());
        self.done.set(after);
        self.bytes
            .set(self.bytes.get() + size(&self.paths[before..after]));
        let passed = self.start.elapsed();
        if passed > PATIENCE {
            let bar = self.drawn.get_or_init(|| bar(size(self.paths)));
            let (done, total) = (self.bytes.get(), bar.length().unwrap_or_default());
            bar.set_position(done);
            let left = left(passed, done, total);
            bar.set_message(format!("{after} of {} files, {left}", self.paths.len()));
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

fn bar(bytes: u64) -> ProgressBar {
    let bar = ProgressBar::with_draw_target(Some(bytes), ProgressDrawTarget::stderr());
    let style = ProgressStyle::with_template("{bar:30} {msg}");
    bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
    bar
}

/// The bytes of these files; what cannot be asked for takes no time either.
fn size(paths: &[PathBuf]) -> u64 {
    let sizes = paths.iter().filter_map(|path| fs::metadata(path).ok());
    sizes.map(|it| it.len()).sum()
}

/// How long the rest takes if it goes on as until now: never nothing while something is left.
fn left(passed: Duration, done: u64, total: u64) -> String {
    let rest = total.saturating_sub(done);
    if rest == 0 {
        return "nearly done".to_owned();
    }
    let millis = passed.as_millis() * u128::from(rest) / u128::from(done.max(1));
    match millis.div_ceil(1000) {
        seconds @ ..100 => format!("about {seconds} s left"),
        seconds => format!("about {} min left", seconds.div_ceil(60)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_is_never_nothing() {
        let left = |done, total| left(Duration::from_secs(2), done, total);
        assert_eq!(left(100, 101), "about 1 s left");
        assert_eq!(left(100, 500), "about 8 s left");
        assert_eq!(left(1, 100), "about 4 min left");
        assert_eq!(left(5, 5), "nearly done");
    }
}
