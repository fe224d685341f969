// ANCHOR: exit
use std::process::ExitCode;

/// How many words; `None` if the program shall stop.
fn check(words: &[&str]) -> Option<usize> {
    if words.contains(&"stop") {
        println!("stopping early");
        return None;
    }
    Some(words.len())
}

fn run() -> Option<()> {
    println!("{}", check(&["go", "on"])?);
    check(&["stop"])?;
    println!("never printed");
    Some(())
}

pub fn main() -> ExitCode {
    let outcome = run();
    println!("cleaned up");
    match outcome {
        Some(()) | None => ExitCode::SUCCESS,
    }
}
// ANCHOR_END: exit
