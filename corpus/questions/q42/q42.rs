// ANCHOR: capture
use std::error::Error;
use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::os::unix::process::ExitStatusExt;
use std::process::{Command, Stdio};
use std::string::FromUtf8Error;

fn capture() -> Result<(), Box<dyn Error>> {
    // PAIR: inbox
    fs::create_dir("inbox")?;
    for name in ["first.txt", "second.txt"] {
        File::create(format!("inbox/{name}"))?;
    }

    let output = Command::new("ls")
        .arg("inbox")
        .stderr(Stdio::inherit())
        .output()?;

    if let Some(code) = output.status.code() {
        println!("Exit Status: {code}");
    }
    print!("Output:\n{}", String::from_utf8(output.stdout)?);
    Ok(())
}
// ANCHOR_END: capture

// ANCHOR: run
#[derive(Debug, thiserror::Error)]
enum RunError {
    #[error("Exit status {0}: {1}")]
    Status(i32, String),
    #[error("Ended by signal {0}")]
    Signal(i32),
    #[error("No program has the name {0}")]
    NotFound(String),
    #[error(transparent)]
    Io(#[from] io::Error),
    #[error("The output is not UTF-8")]
    Text(#[from] FromUtf8Error),
}

fn run(program: &str, arguments: &[&str]) -> Result<String, RunError> {
    let output = Command::new(program)
        .args(arguments)
        .output()
        .map_err(|error| match error.kind() {
            ErrorKind::NotFound => RunError::NotFound(program.to_owned()),
            _ => RunError::Io(error),
        })?;
    if output.status.success() {
        // PAIR: output
        return Ok(String::from_utf8(output.stdout)?);
    }
    match output.status.code() {
        Some(code) => {
            let message = String::from_utf8_lossy(&output.stderr);
            Err(RunError::Status(code, message.trim().to_owned()))
        }
        // On Unix a process that has no code was ended by a signal.
        None => Err(RunError::Signal(output.status.signal().unwrap_or_default())),
    }
}
// ANCHOR_END: run

// ANCHOR: shell
pub fn main() -> Result<(), Box<dyn Error>> {
    capture()?;
    print!("{}", run("echo", &["$HOME; ls *"])?);
    print!(
        "{}",
        run("sh", &["-c", r#"ls "$1" | sort -r"#, "sh", "inbox"])?
    );
    // ANCHOR_END: shell

    // ANCHOR: failures
    let commands: [(&str, &[&str]); 3] = [
        ("sh", &["-c", "echo disk full >&2; exit 3"]),
        ("sh", &["-c", "kill $$"]),
        ("ls inbox", &[]),
    ];
    for (program, arguments) in commands {
        // PAIR: run
        if let Err(error) = run(program, arguments) {
            println!("{error}");
        }
    }
    Ok(())
}
// ANCHOR_END: failures
