//! A command, run to its end and no longer: bounded in time, in memory and in what it may print, with
//! everything that it started.

use std::io::{self, Read};
use std::process::{Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// What a program prints beyond this, in bytes, is not waited for.
pub(super) const MAX_OUTPUT: usize = 1 << 22;

/// What is kept of messages, in bytes.
const MAX_MESSAGES: usize = 1 << 18;

/// How often it is looked whether a program has ended.
const PAUSE: Duration = Duration::from_millis(5);

/// What left the process group of a program that has ended may hold its output open.
const LINGER: Duration = Duration::from_millis(300);

/// What a run may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Limits {
    pub(crate) time: Duration,
    /// The address space of each process, in bytes; Linux alone can be told.
    pub(crate) memory: Option<u64>,
}

/// What is kept of messages that are too many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kept {
    /// As of a compiler: later errors follow from the first ones.
    Beginning,
    /// As of a program: what ended it stands last.
    End,
}

/// A run of a program.
#[derive(Debug)]
pub struct Attempt {
    /// How it ended.
    pub ended: Ended,
    /// What it printed; raw.
    pub stdout: Vec<u8>,
    /// What it wrote to standard error; raw, what is no UTF-8 replaced.
    pub stderr: String,
}

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// By itself.
    Exited(ExitStatus),
    /// It took too long.
    TimedOut,
    /// It printed without end.
    TooMuch,
    /// Ended early, as was asked.
    Interrupted,
}

/// Runs `command` as the leader of a process group of its own. When it ends, or has to, the whole group
/// is ended.
///
/// # Errors
/// When it cannot be started or waited for.
pub(super) fn run(
    mut command: Command,
    limits: Limits,
    kept: Kept,
    is_interrupted: &dyn Fn() -> bool,
) -> io::Result<Attempt> {
    let start = Instant::now();
    group::lead(&mut command);
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = match limits.memory {
        Some(memory) => group::spawn_bounded(&mut command, memory)?,
        None => command.spawn()?,
    };
    let stdout = Collected::from(child.stdout.take(), MAX_OUTPUT, Kept::Beginning);
    let stderr = Collected::from(child.stderr.take(), MAX_MESSAGES, kept);
    let early = loop {
        if is_interrupted() {
            break Some(Ended::Interrupted);
        }
        match group::has_ended(&mut child) {
            Ok(false) => {}
            Ok(true) => break None,
            Err(error) => {
                group::end(&mut child);
                return Err(error);
            }
        }
        if stdout.is_full() {
            break Some(Ended::TooMuch);
        }
        if start.elapsed() > limits.time {
            break Some(Ended::TimedOut);
        }
        thread::sleep(PAUSE);
    };
    group::end(&mut child);
    let status = child.wait()?;
    let (stdout, is_full) = stdout.bytes();
    let (stderr, _) = stderr.bytes();
    let ended = match early {
        Some(early) => early,
        None if is_full => Ended::TooMuch,
        None => Ended::Exited(status),
    };
    Ok(Attempt {
        ended,
        stdout,
        stderr: String::from_utf8_lossy(&stderr).into_owned(),
    })
}

/// What a pipe has brought so far, up to a limit.
struct Collected {
    bytes: Arc<Mutex<Vec<u8>>>,
    is_full: Arc<AtomicBool>,
    /// Closed at the end of the pipe.
    end: Receiver<()>,
}

impl Collected {
    fn from(pipe: Option<impl Read + Send + 'static>, most: usize, kept: Kept) -> Self {
        let bytes = Arc::new(Mutex::new(Vec::new()));
        let is_full = Arc::new(AtomicBool::new(false));
        let (ending, end) = mpsc::channel();
        if let Some(mut pipe) = pipe {
            let (bytes, is_full) = (Arc::clone(&bytes), Arc::clone(&is_full));
            thread::spawn(move || {
                let _ending: mpsc::Sender<()> = ending;
                let mut buffer = [0; 8192];
                while let Ok(count @ 1..) = pipe.read(&mut buffer) {
                    let mut bytes = bytes.lock().unwrap_or_else(PoisonError::into_inner);
                    let room = match kept {
                        Kept::Beginning => most.saturating_sub(bytes.len()),
                        Kept::End => count,
                    };
                    bytes.extend_from_slice(&buffer[..count.min(room)]);
                    if bytes.len() > 2 * most {
                        let before = bytes.len() - most;
                        bytes.drain(..before);
                    }
                    // What goes on is read and dropped, so that nobody waits for a full pipe.
                    is_full.fetch_or(count > room, Ordering::Relaxed);
                }
            });
        }
        Self {
            bytes,
            is_full,
            end,
        }
    }

    fn is_full(&self) -> bool {
        self.is_full.load(Ordering::Relaxed)
    }

    /// What came, and whether there was more.
    fn bytes(self) -> (Vec<u8>, bool) {
        // Nothing is ever sent: this waits for the end of the pipe, or no longer.
        let _ = self.end.recv_timeout(LINGER);
        let mut bytes = self.bytes.lock().unwrap_or_else(PoisonError::into_inner);
        (std::mem::take(&mut bytes), self.is_full())
    }
}

/// A program with all that it starts.
#[cfg(unix)]
mod group {
    use std::io;
    use std::os::unix::process::CommandExt as _;
    use std::process::{Child, Command};

    use rustix::process::{Pid, Signal, WaitId, WaitIdOptions, kill_process_group, waitid};

    pub(super) fn lead(command: &mut Command) {
        command.process_group(0);
    }

    /// Starts `command` with so many bytes of memory, which it hands on to all that it starts.
    ///
    /// What is started inherits the limits of this process: so they are lowered for that moment, and what
    /// is started cannot raise them afterwards.
    #[cfg(target_os = "linux")]
    pub(super) fn spawn_bounded(command: &mut Command, memory: u64) -> io::Result<Child> {
        use std::sync::{Mutex, PoisonError};

        use rustix::process::{Resource, Rlimit, getrlimit, prlimit, setrlimit};

        /// The bytes of the largest file that a bounded program can write.
        const MAX_FILE: u64 = 1 << 28;
        static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

        let _one = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
        let bounds = [
            (Resource::As, memory),
            (Resource::Fsize, MAX_FILE),
            (Resource::Core, 0),
        ];
        let bounds = bounds.map(|(resource, most)| {
            let before = getrlimit(resource);
            // The system may allow less already.
            let most = most.min(before.current.unwrap_or(most));
            (resource, before, Some(most))
        });
        for (resource, before, most) in bounds {
            let lowered = Rlimit {
                current: most,
                ..before
            };
            setrlimit(resource, lowered)?;
        }
        let child = command.spawn();
        for (resource, before, _) in bounds {
            setrlimit(resource, before)?;
        }
        let child = child?;
        for (resource, _, most) in bounds {
            let fixed = Rlimit {
                current: most,
                maximum: most,
            };
            // It fails when it has ended already.
            let _ = prlimit(Some(Pid::from_child(&child)), resource, fixed);
        }
        Ok(child)
    }

    #[cfg(not(target_os = "linux"))]
    pub(super) fn spawn_bounded(command: &mut Command, _: u64) -> io::Result<Child> {
        command.spawn()
    }

    /// Whether the first process has ended; it stays to be waited for, so that its number is not
    /// another group's when this one is ended.
    pub(super) fn has_ended(child: &mut Child) -> io::Result<bool> {
        let id = WaitId::Pid(Pid::from_child(child));
        let options = WaitIdOptions::EXITED | WaitIdOptions::NOHANG | WaitIdOptions::NOWAIT;
        Ok(waitid(id, options)?.is_some())
    }

    pub(super) fn end(child: &mut Child) {
        // It fails when there is nobody left.
        let _ = kill_process_group(Pid::from_child(child), Signal::KILL);
    }
}

/// Where there are no process groups, only what was started here is ended.
#[cfg(not(unix))]
mod group {
    use std::io;
    use std::process::{Child, Command};

    pub(super) fn lead(_: &mut Command) {}

    pub(super) fn spawn_bounded(command: &mut Command, _: u64) -> io::Result<Child> {
        command.spawn()
    }

    pub(super) fn has_ended(child: &mut Child) -> io::Result<bool> {
        Ok(child.try_wait()?.is_some())
    }

    pub(super) fn end(child: &mut Child) {
        // It fails when it has ended.
        let _ = child.kill();
    }
}
