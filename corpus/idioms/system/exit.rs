// ANCHOR: exit
use std::process::ExitCode;

/// How many words; or the status to stop with.
fn check(words: &[&str]) -> Result<usize, ExitCode> {
    if words.contains(&"stop") {
        println!("stopping early");
        return Err(ExitCode::SUCCESS);
    }
    Ok(words.len())
}

fn run() -> Result<(), ExitCode> {
    println!("{}", check(&["go", "on"])?);
    check(&["stop"])?;
    println!("never printed");
    Ok(())
}

pub fn main() -> ExitCode {
    let outcome = run();
    println!("cleaned up");
    outcome.err().unwrap_or(ExitCode::SUCCESS)
}
// ANCHOR_END: exit
