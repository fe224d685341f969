// ANCHOR: blocking
use std::io;

use tokio::process::Command;
use tokio::task::{JoinError, spawn_blocking};

/// A blocking call has a thread of its own.
async fn version() -> Result<io::Result<String>, JoinError> {
    spawn_blocking(|| {
        let output = std::process::Command::new("echo").arg("1.2").output()?;
        Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
    })
    .await
}

async fn version_without_blocking() -> io::Result<String> {
    let output = Command::new("echo").arg("1.2").output().await?;
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}
// ANCHOR_END: blocking
// ANCHOR: main

#[tokio::main]
pub async fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!(
        "{} {}",
        version().await??,
        version_without_blocking().await?
    );
    Ok(())
}
// ANCHOR_END: main
