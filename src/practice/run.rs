//! A project, built by cargo and run: bounded in time and in what it may print.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::process::{self, Child, Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use super::Project;

/// What a program prints beyond this, in bytes, is not waited for.
const MOST_OUTPUT: usize = 1 << 22;

/// What is kept of messages, in bytes.
const MOST_MESSAGES: usize = 1 << 18;

/// How often it is looked whether a program has ended.
const PAUSE: Duration = Duration::from_millis(5);

/// A program that has ended may have left another one behind that holds its output open.
const LINGER: Duration = Duration::from_millis(300);

/// How a build ended.
#[derive(Debug)]
pub enum Build {
    /// The program that was built.
    Built(PathBuf),
    /// What cargo and the compiler say; raw.
    Failed(String),
    /// Ended early, as was asked.
    Interrupted,
}

/// A run of a program.
#[derive(Debug)]
pub struct Attempt {
    /// How it ended.
    pub ended: Ended,
    /// What it printed; raw.
    pub stdout: String,
    /// What it wrote to standard error; raw.
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

/// Builds `project` with the cargo on the path; messages are in colours if `colored`.
///
/// # Errors
/// When cargo cannot be started.
pub fn build(
    project: &Project,
    colored: bool,
    is_interrupted: &dyn Fn() -> bool,
) -> io::Result<Build> {
    let mut command = Command::new("cargo");
    command
        .args(["build", "--quiet"])
        .args(["--message-format", "json-render-diagnostics"])
        .args(["--color", if colored { "always" } else { "never" }])
        .current_dir(&project.path)
        .stdin(Stdio::null());
    if project.is_elsewhere {
        // In a target folder that both share, Cargo takes it for the one that it is a copy of.
        command.args(["--target-dir", "target"]);
    }
    let attempt = watch(command, Duration::MAX, is_interrupted)?;
    Ok(match attempt.ended {
        Ended::Exited(status) if status.success() => match executable(&attempt.stdout) {
            Some(path) => Build::Built(path),
            None => Build::Failed("error: cargo built no program".to_owned()),
        },
        Ended::Interrupted => Build::Interrupted,
        _ => Build::Failed(attempt.stderr),
    })
}

/// The program that cargo's messages name.
fn executable(messages: &str) -> Option<PathBuf> {
    messages.lines().rev().find_map(|line| {
        let message: serde_json::Value = serde_json::from_str(line).ok()?;
        Some(message.get("executable")?.as_str()?.into())
    })
}

/// Runs a project's `program` in a new empty folder, for at most `limit`.
///
/// # Errors
/// When it cannot be started.
pub fn run(
    project: &Project,
    program: &Path,
    limit: Duration,
    is_interrupted: &dyn Fn() -> bool,
) -> io::Result<Attempt> {
    // Beside the program: it is on a disk that there is room on, and `cargo clean` takes it away.
    let folder = program.with_file_name(format!("run.{}", process::id()));
    fs::create_dir_all(&folder)?;
    let stdin = match project.input() {
        Some(input) => Stdio::from(File::open(input)?),
        None => Stdio::null(),
    };
    let mut command = Command::new(program);
    // Programs talk to themselves over the loopback interface, whatever proxy the machine has.
    command
        .current_dir(&folder)
        .stdin(stdin)
        .env("NO_PROXY", "127.0.0.1,localhost")
        .env("no_proxy", "127.0.0.1,localhost");
    let attempt = watch(command, limit, is_interrupted);
    // A file that something still holds stays; nothing depends on it.
    let _ = fs::remove_dir_all(&folder);
    attempt
}

fn watch(
    mut command: Command,
    limit: Duration,
    is_interrupted: &dyn Fn() -> bool,
) -> io::Result<Attempt> {
    let start = Instant::now();
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?;
    let stdout = Collected::from(child.stdout.take(), MOST_OUTPUT);
    let stderr = Collected::from(child.stderr.take(), MOST_MESSAGES);
    let ended = loop {
        if let Some(status) = child.try_wait()? {
            // Ctrl-C ends the program as well.
            break if is_interrupted() {
                Ended::Interrupted
            } else {
                Ended::Exited(status)
            };
        }
        let reason = if is_interrupted() {
            Ended::Interrupted
        } else if stdout.is_full() {
            Ended::TooMuch
        } else if start.elapsed() > limit {
            Ended::TimedOut
        } else {
            thread::sleep(PAUSE);
            continue;
        };
        end(&mut child)?;
        break reason;
    };
    let (stdout, stderr) = (stdout.text(), stderr.text());
    let ended = match ended {
        Ended::Exited(_) if stdout.len() >= MOST_OUTPUT => Ended::TooMuch,
        ended => ended,
    };
    Ok(Attempt {
        ended,
        stdout,
        stderr,
    })
}

fn end(child: &mut Child) -> io::Result<()> {
    child.kill()?;
    child.wait().map(drop)
}

/// What a pipe has brought so far, up to a limit.
struct Collected {
    bytes: Arc<Mutex<Vec<u8>>>,
    is_full: Arc<AtomicBool>,
    /// Closed at the end of the pipe.
    end: Receiver<()>,
}

impl Collected {
    fn from(pipe: Option<impl Read + Send + 'static>, most: usize) -> Self {
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
                    let room = most.saturating_sub(bytes.len());
                    bytes.extend_from_slice(&buffer[..count.min(room)]);
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

    fn text(self) -> String {
        // Nothing is ever sent: this waits for the end of the pipe, or no longer.
        let _ = self.end.recv_timeout(LINGER);
        let bytes = self.bytes.lock().unwrap_or_else(PoisonError::into_inner);
        String::from_utf8_lossy(&bytes).into_owned()
    }
}
