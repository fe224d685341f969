use std::io;
use std::process::Command;
use std::process::ExitStatus;

fn run() -> io::Result<ExitStatus> {
    let finished = Command::new("false")
        .status()?;
    if !finished.success() {
        return Err(io::Error::other(finished.to_string()));
    }
    Ok(finished)
}
