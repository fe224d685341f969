//! A Cargo project, built; and programs run in a place of their own.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::process::{self, Command, Stdio};
use std::time::Duration;

use super::process::{Attempt, Ended, Kept, Limits, run};
use super::project::may_share_target;

/// The address space that a process of a program gets, in bytes. Threads reserve much more of it than they
/// use.
const MAX_MEMORY: u64 = 4 << 30;

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

/// How to build.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct BuildOptions {
    /// Messages in colours.
    pub(crate) colored: bool,
    /// With the crates that were fetched before.
    pub(crate) offline: bool,
}

/// Builds the project in `folder` with the cargo on the path. One whose package may have the name of
/// another, because it was copied or moved, is built in a target folder of its own.
///
/// # Errors
/// When cargo cannot be started.
pub(crate) fn build(
    folder: &Path,
    options: BuildOptions,
    is_interrupted: &dyn Fn() -> bool,
) -> io::Result<Build> {
    let mut command = Command::new("cargo");
    command
        .args(["build", "--quiet"])
        .args(["--message-format", "json-render-diagnostics"])
        .args(["--color", if options.colored { "always" } else { "never" }])
        .args(options.offline.then_some("--offline"))
        .args((!may_share_target(folder)).then_some("--target-dir=target"))
        .current_dir(folder)
        .stdin(Stdio::null());
    let limits = Limits {
        time: Duration::MAX,
        memory: None,
    };
    let attempt = run(command, limits, Kept::Beginning, is_interrupted)?;
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
fn executable(messages: &[u8]) -> Option<PathBuf> {
    let messages = String::from_utf8_lossy(messages);
    messages.lines().rev().find_map(|line| {
        let message: serde_json::Value = serde_json::from_str(line).ok()?;
        Some(message.get("executable")?.as_str()?.into())
    })
}

impl Limits {
    /// So much time, and as much memory as any program gets.
    pub(crate) fn of(time: Duration) -> Self {
        Self {
            time,
            memory: Some(MAX_MEMORY),
        }
    }
}

/// Where programs run: a folder that is new and empty for each of them, and of the same name for all.
#[derive(Debug)]
pub(crate) struct Place(PathBuf);

impl Place {
    /// Beside a program that cargo built: it is on a disk that there is room on, and `cargo clean` takes
    /// it away.
    pub(crate) fn beside(program: &Path) -> Self {
        Self(program.with_file_name(format!("run.{}", process::id())))
    }

    /// Below a folder for what does not last.
    pub(crate) fn below(folder: &Path) -> Self {
        Self(folder.join("run"))
    }

    /// Runs `command` there, with the file `input` or nothing as its standard input.
    ///
    /// # Errors
    /// When it cannot be started.
    pub(crate) fn run(
        &self,
        mut command: Command,
        input: Option<&Path>,
        limits: Limits,
        is_interrupted: &dyn Fn() -> bool,
    ) -> io::Result<Attempt> {
        let stdin = match input {
            Some(input) => Stdio::from(File::open(input)?),
            None => Stdio::null(),
        };
        self.clear();
        fs::create_dir_all(&self.0)?;
        // Programs talk to themselves over the loopback interface, whatever proxy the machine has.
        command
            .current_dir(&self.0)
            .stdin(stdin)
            .env("NO_PROXY", "127.0.0.1,localhost")
            .env("no_proxy", "127.0.0.1,localhost");
        let attempt = run(command, limits, Kept::End, is_interrupted);
        self.clear();
        attempt
    }

    fn clear(&self) {
        // A file that something still holds stays; nothing depends on it.
        let _ = fs::remove_dir_all(&self.0);
    }
}
