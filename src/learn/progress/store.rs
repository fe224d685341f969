//! Where progress lies, and how it is changed: a whole file at a time, by one process at a time.
//!
//! A change reads the file again, under a lock, so that two running at once both keep what they did.
//! The new file is written beside the old one and takes its place when all of it is on the disk: a
//! killed write and a full disk leave the old one. What cannot be read is set aside, never overwritten.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use etcetera::BaseStrategy as _;

use super::document::{self, Unread};
use super::{Moment, Progress};

const FILE: &str = "progress.json";

/// What is written before it takes the place of [`FILE`]; a killed write leaves it, and nobody reads it.
const NEXT: &str = "progress.json.next";

const LOCK: &str = "progress.lock";

/// Whoever holds the lock needs milliseconds.
const PATIENCE: Duration = Duration::from_secs(3);

/// The folder that progress lies in.
#[derive(Debug, Clone)]
pub struct Store {
    folder: PathBuf,
}

/// A file that could not be read, and where it lies now.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{path} is damaged ({reason}); it was set aside as {aside}, and progress begins anew", path = .path.display(), aside = .aside.display())]
pub struct SetAside {
    /// Where it lay.
    pub path: PathBuf,
    /// Where it lies.
    pub aside: PathBuf,
    /// What is wrong with it.
    pub reason: String,
}

/// Why progress could not be read or kept.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// There is no home folder.
    #[error("there is no folder for progress: {0}")]
    NoFolder(String),
    /// The file is of a later py2rs.
    #[error("{path} was written by a newer py2rs (version {version}); it is left as it is", path = .path.display())]
    Newer {
        /// The file.
        path: PathBuf,
        /// Its version.
        version: u64,
    },
    /// A file to be imported is no progress.
    #[error("{path} holds no progress: {reason}", path = .path.display())]
    NoProgress {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// Somebody else keeps the lock.
    #[error("another py2rs keeps {} locked", .0.display())]
    Busy(PathBuf),
    /// The operating system refused.
    #[error("{path}: {error}", path = .path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
}

/// What a change led to.
#[derive(Debug)]
pub struct Changed<T> {
    /// All that is known now, also by the changes of others.
    pub progress: Progress,
    /// The file that was damaged.
    pub set_aside: Option<SetAside>,
    /// What the change itself returned.
    pub result: T,
}

impl Store {
    /// The folder `py2rs` where the operating system wants state to lie (`$XDG_STATE_HOME`).
    ///
    /// # Errors
    /// Where there is no home folder.
    pub fn of_user() -> Result<Self, Failure> {
        let strategy = etcetera::choose_base_strategy();
        let strategy = strategy.map_err(|error| Failure::NoFolder(error.to_string()))?;
        let state = strategy.state_dir().unwrap_or_else(|| strategy.data_dir());
        Ok(Self::at(state.join("py2rs")))
    }

    /// Progress that lies in `folder`, which need not be there yet.
    #[must_use]
    pub fn at(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// The file.
    #[must_use]
    pub fn path(&self) -> PathBuf {
        self.folder.join(FILE)
    }

    /// What is known; nothing, where there is no file yet. A damaged file is set aside.
    ///
    /// # Errors
    /// When the file cannot be read, or a damaged one not be moved.
    pub fn load(&self) -> Result<(Progress, Option<SetAside>), Failure> {
        match self.read()? {
            Ok(progress) => Ok((progress, None)),
            Err(_) => self.locked(Self::read_or_set_aside),
        }
    }

    /// Changes what is known, as one step: nobody else's change is lost.
    ///
    /// # Errors
    /// When the file can be neither read nor set aside, or the new one not be written; then the old one
    /// is as it was.
    pub fn change<T>(
        &self,
        change: impl FnOnce(&mut Progress) -> T,
    ) -> Result<Changed<T>, Failure> {
        self.locked(|store| {
            let (mut progress, set_aside) = store.read_or_set_aside()?;
            let result = change(&mut progress);
            store.write(&progress)?;
            Ok(Changed {
                progress,
                set_aside,
                result,
            })
        })
    }

    /// Copies the file to one of its own, named by the moment `now`. Where it lies; nothing, if there is
    /// no file.
    ///
    /// # Errors
    /// When it cannot be copied.
    pub fn back_up(&self, now: Moment) -> Result<Option<PathBuf>, Failure> {
        self.locked(|store| {
            let path = store.path();
            if !path.exists() {
                return Ok(None);
            }
            let copy = store.free_name("before-reset", now);
            fs::copy(&path, &copy).map_err(at(&copy))?;
            Ok(Some(copy))
        })
    }

    /// What a file of progress holds, such as one that was exported; `bytes` are what was read of `path`.
    ///
    /// # Errors
    /// When they are no progress, or a newer py2rs's.
    pub fn read_exported(path: &Path, bytes: &[u8]) -> Result<Progress, Failure> {
        document::read(bytes).map_err(|unread| match unread {
            Unread::Newer(version) => Failure::Newer {
                path: path.to_owned(),
                version,
            },
            Unread::Damaged(reason) => Failure::NoProgress {
                path: path.to_owned(),
                reason,
            },
        })
    }

    /// What [`Store::read_exported`] reads.
    #[must_use]
    pub fn exported(progress: &Progress) -> String {
        document::write(progress)
    }

    /// What the file holds, or why that is damaged.
    fn read(&self) -> Result<Result<Progress, String>, Failure> {
        let path = self.path();
        let bytes = match fs::read(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Ok(Ok(Progress::default()));
            }
            read => read.map_err(at(&path))?,
        };
        match document::read(&bytes) {
            Ok(progress) => Ok(Ok(progress)),
            Err(Unread::Damaged(reason)) => Ok(Err(reason)),
            Err(Unread::Newer(version)) => Err(Failure::Newer { path, version }),
        }
    }

    fn read_or_set_aside(&self) -> Result<(Progress, Option<SetAside>), Failure> {
        let reason = match self.read()? {
            Ok(progress) => return Ok((progress, None)),
            Err(reason) => reason,
        };
        let path = self.path();
        let aside = self.free_name("damaged", super::now());
        fs::rename(&path, &aside).map_err(at(&path))?;
        let set_aside = SetAside {
            path,
            aside,
            reason,
        };
        Ok((Progress::default(), Some(set_aside)))
    }

    /// A name that no file has yet. Only for who holds the lock.
    fn free_name(&self, what: &str, now: Moment) -> PathBuf {
        let numbers = (0..).map(|number| match number {
            0 => format!("progress.{what}-{now}.json"),
            _ => format!("progress.{what}-{now}-{number}.json"),
        });
        let mut paths = numbers.map(|name| self.folder.join(name));
        let free = paths.find(|path| fs::symlink_metadata(path).is_err());
        free.unwrap_or_else(|| self.folder.join("progress.aside.json"))
    }

    fn write(&self, progress: &Progress) -> Result<(), Failure> {
        let (path, next) = (self.path(), self.folder.join(NEXT));
        let written = File::create(&next).and_then(|mut file| {
            file.write_all(document::write(progress).as_bytes())?;
            file.sync_all()
        });
        written.map_err(at(&next))?;
        fs::rename(&next, &path).map_err(at(&path))?;
        // The new name has to be on the disk as well; where folders cannot be opened it is soon enough.
        if let Ok(folder) = File::open(&self.folder) {
            let _ = folder.sync_all();
        }
        Ok(())
    }

    /// Does `work` while nobody else does. The lock goes with the process, however that ends.
    fn locked<T>(&self, work: impl FnOnce(&Self) -> Result<T, Failure>) -> Result<T, Failure> {
        fs::create_dir_all(&self.folder).map_err(at(&self.folder))?;
        let path = self.folder.join(LOCK);
        let mut options = OpenOptions::new();
        let lock = options.create(true).truncate(false).write(true).open(&path);
        let lock = lock.map_err(at(&path))?;
        let start = Instant::now();
        loop {
            match lock.try_lock() {
                Ok(()) => break,
                Err(TryLockError::Error(error)) => return Err(at(&path)(error)),
                Err(TryLockError::WouldBlock) if start.elapsed() > PATIENCE => {
                    return Err(Failure::Busy(path));
                }
                Err(TryLockError::WouldBlock) => thread::sleep(Duration::from_millis(2)),
            }
        }
        // Closing the file unlocks it.
        work(self)
    }
}

fn at(path: &Path) -> impl FnOnce(io::Error) -> Failure {
    let path = path.to_owned();
    move |error| Failure::Io { path, error }
}
