// ANCHOR: command
use std::io;
use std::process::{Command, Output};

#[derive(Debug, thiserror::Error)]
enum RunError {
    #[error(transparent)]
    Io(#[from] io::Error),
    #[error("{}", .0.status)]
    Failed(Output),
}

fn first_line(program: &str, arguments: &[&str]) -> Result<String, RunError> {
    let output = Command::new(program).args(arguments).output()?;
    if !output.status.success() {
        return Err(RunError::Failed(output));
    }
    let text = String::from_utf8_lossy(&output.stdout);
    // PAIR: first-line
    Ok(text.lines().next().unwrap_or_default().to_owned())
}
// ANCHOR_END: command
// ANCHOR: main

pub fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("{}", first_line("echo", &["hello there", "*"])?);
    if let Err(RunError::Failed(output)) = first_line("false", &[]) {
        println!("status {}", output.status.code().unwrap_or(-1));
    }
    Ok(())
}
// ANCHOR_END: main
