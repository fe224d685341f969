use std::io;
use std::process::Command;
use std::process::Output;
use std::process::Stdio;

fn run(word: &str) -> io::Result<Output> {
    let finished = Command::new("printf")
        .arg("%s-%s")
        .arg("a")
        .arg(word)
        .stdin(Stdio::inherit())
        .output()?;
    if !finished.status.success() {
        return Err(io::Error::other(finished.status.to_string()));
    }
    Ok(finished)
}
