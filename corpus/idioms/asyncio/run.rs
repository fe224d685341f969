// ANCHOR: run
use std::io;

use tokio::runtime::Builder;
use tokio::task::{spawn_blocking, yield_now};

async fn work() -> &'static str {
    yield_now().await;
    "done"
}

fn from_ordinary_code() -> io::Result<&'static str> {
    let runtime = Builder::new_current_thread().enable_all().build()?;
    Ok(runtime.block_on(work()))
}
// ANCHOR_END: run

// ANCHOR: main
#[tokio::main]
pub async fn main() -> io::Result<()> {
    println!("{}", work().await);
    println!("{}", spawn_blocking(from_ordinary_code).await??);
    Ok(())
}
// ANCHOR_END: main
