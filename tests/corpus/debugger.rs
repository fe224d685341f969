//! Question 55 promises that a debugger really stops: where gdb is installed, it is asked.

use std::env;
use std::process::{Command, Stdio};

use libtest_mimic::Failed;

/// Whether gdb can be started here.
pub(crate) fn is_installed() -> bool {
    Command::new("gdb")
        .arg("--version")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// Runs the counterpart under gdb in batch mode: it stops below `process` when the value is 99, and goes
/// on to the end. The tests are built with lines and without variables, so it is the program that says
/// which value it is.
pub(crate) fn stops() -> Result<(), Failed> {
    let output = Command::new("gdb")
        .args(["--batch", "-nx", "-ex", "run", "-ex", "backtrace"])
        .args(["-ex", "signal 0", "--args"])
        .arg(env::current_exe()?)
        .env("PY2RS_PROGRAM", "q55")
        .stdin(Stdio::null())
        .output()?;
    let shown = String::from_utf8_lossy(&output.stdout);
    for wanted in [
        "stopped: i = 99, total = 15",
        "SIGTRAP",
        "q55::process",
        "q55.rs:",
        "total: 154",
    ] {
        if !shown.contains(wanted) {
            let stderr = String::from_utf8_lossy(&output.stderr);
            return Err(format!("`{wanted}` is missing in\n{shown}{stderr}").into());
        }
    }
    Ok(())
}
