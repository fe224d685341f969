// ANCHOR: run
use std::io;

use tokio::runtime::Builder;
use tokio::task::yield_now;

async fn work() -> &'static str {
    yield_now().await;
    "done"
}

fn from_ordinary_code() -> io::Result<&'static str> {
    let runtime = Builder::new_current_thread().enable_all().build()?;
    Ok(runtime.block_on(work()))
}

pub fn main() -> io::Result<()> {
    println!("{}", from_ordinary_code()?);
    Ok(())
}
// ANCHOR_END: run
