//! When a file of a project is saved.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::Duration;

use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher as _};

use crate::cli::interruption::Interruption;
use crate::python::source::path_text;

/// How often Ctrl-C is looked for.
const PAUSE: Duration = Duration::from_millis(50);

/// An editor writes a file in several steps: it is done when nothing happens for so long.
const QUIET: Duration = Duration::from_millis(100);

/// Watches the files of a project.
pub(super) struct Saves {
    events: Receiver<notify::Result<Event>>,
    /// Ends the watching when it goes.
    _watcher: RecommendedWatcher,
}

impl Saves {
    /// Watches what is built and compared in the folder `project`: not what cargo writes there.
    pub(super) fn watch(project: &Path) -> anyhow::Result<Self> {
        let folder = project.canonicalize()?;
        let failed = |error: notify::Error| anyhow::anyhow!("{}: {error}", path_text(project));
        let (sender, events) = mpsc::channel();
        let target = folder.join("target");
        let lock = folder.join("Cargo.lock");
        let is_own =
            move |path: &PathBuf| !path.starts_with(&target) && *path != lock && *path != folder;
        let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
            let counts = event.as_ref().map_or(true, |event| {
                !event.kind.is_access() && event.paths.iter().any(&is_own)
            });
            if counts {
                // Nobody listens once the command has ended.
                let _ = sender.send(event);
            }
        })
        .map_err(failed)?;
        watcher
            .watch(project, RecursiveMode::NonRecursive)
            .map_err(failed)?;
        watcher
            .watch(&project.join("src"), RecursiveMode::Recursive)
            .map_err(failed)?;
        Ok(Self {
            events,
            _watcher: watcher,
        })
    }

    /// Waits for the next save; false when watching shall end.
    pub(super) fn wait(&self, interruption: &Interruption) -> bool {
        loop {
            if interruption.check().is_err() {
                return false;
            }
            match self.events.recv_timeout(PAUSE) {
                Ok(_) => break,
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return false,
            }
        }
        while self.events.recv_timeout(QUIET).is_ok() {}
        true
    }
}
