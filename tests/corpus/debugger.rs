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

/// Runs the counterpart under gdb in batch mode: it stops in `process` when the value is 99, with the
/// sum of those before, and goes on to the end.
pub(crate) fn stops() -> Result<(), Failed> {
    let output = Command::new("gdb")
        .args(["--batch", "-nx"])
        .args(["-ex", "set debuginfod enabled off"])
        .args(["-ex", "run"])
        .args([
            "-ex",
            "frame function corpus::q55::process",
            "-ex",
            "print i",
        ])
        .args(["-ex", "print total", "-ex", "signal 0", "--args"])
        .arg(env::current_exe()?)
        .env("PY2RS_PROGRAM", "q55")
        .stdin(Stdio::null())
        .output()?;
    let shown = String::from_utf8_lossy(&output.stdout);
    for wanted in ["SIGTRAP", "$1 = 99", "$2 = 15", "total: 154"] {
        if !shown.contains(wanted) {
            let stderr = String::from_utf8_lossy(&output.stderr);
            return Err(format!("`{wanted}` is missing in\n{shown}{stderr}").into());
        }
    }
    Ok(())
}
