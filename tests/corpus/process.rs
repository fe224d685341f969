//! A program run to its end and what it printed, compared.

use std::fs::{self, File};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use libtest_mimic::Failed;
use similar::TextDiff;

/// No program of the corpus takes longer than a few seconds; a loaded machine may need more.
const LIMIT: Duration = Duration::from_mins(1);

/// Runs `command` in a fresh empty folder, with a question's `stdin` if there is such a file, and
/// checks that it ends well and prints what the file `expected` holds.
pub(crate) fn prints(mut command: Command, stdin: &Path, expected: &Path) -> Result<(), Failed> {
    let folder = tempfile::tempdir()?;
    command.stdin(if stdin.exists() {
        Stdio::from(File::open(stdin)?)
    } else {
        Stdio::null()
    });
    // Files, not pipes: a daemon that a program leaves behind must not keep the test waiting.
    let (stdout, stderr) = (
        tempfile::NamedTempFile::new()?,
        tempfile::NamedTempFile::new()?,
    );
    command.stdout(stdout.reopen()?).stderr(stderr.reopen()?);
    // Programs talk to themselves over the loopback interface, whatever proxy the machine has.
    command
        .env("NO_PROXY", "127.0.0.1,localhost")
        .env("no_proxy", "127.0.0.1,localhost");
    let child = command.current_dir(folder.path()).spawn()?;
    let status = wait(child)?;
    let output = Output {
        status,
        stdout: fs::read(stdout.path())?,
        stderr: fs::read(stderr.path())?,
    };
    compare(&output, &fs::read_to_string(expected)?)
}

fn wait(mut child: Child) -> Result<std::process::ExitStatus, Failed> {
    let start = Instant::now();
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(status);
        }
        if start.elapsed() > LIMIT {
            child.kill()?;
            child.wait()?;
            return Err(format!("still running after {} s", LIMIT.as_secs()).into());
        }
        thread::sleep(Duration::from_millis(5));
    }
}

fn compare(output: &Output, expected: &str) -> Result<(), Failed> {
    let printed = String::from_utf8_lossy(&output.stdout);
    let stderr = String::from_utf8_lossy(&output.stderr);
    if !output.status.success() {
        return Err(format!("{}\n{printed}{stderr}", output.status).into());
    }
    if printed != expected {
        let diff = TextDiff::from_lines(expected, &printed);
        let diff = diff
            .unified_diff()
            .header("expected", "printed")
            .to_string();
        return Err(format!("{diff}{stderr}").into());
    }
    Ok(())
}
