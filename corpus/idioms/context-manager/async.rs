// ANCHOR: guard
use tokio::sync::Mutex;
use tokio::task::yield_now;

async fn record(log: &Mutex<Vec<String>>, line: &str) {
    let mut log = log.lock().await;
    yield_now().await;
    log.push(line.to_owned());
}
// ANCHOR_END: guard

// ANCHOR: manager
struct Session;

impl Session {
    async fn ask(&self, question: &str) -> String {
        yield_now().await;
        question.to_uppercase() + "!"
    }

    async fn close(self) {
        yield_now().await;
        println!("closed");
    }
}

/// Opens a session, lends it to `work`, and closes it after a value or an error.
async fn with_session<R>(work: impl AsyncFnOnce(&Session) -> R) -> R {
    let session = Session;
    let result = work(&session).await;
    session.close().await;
    result
}
// ANCHOR_END: manager
// ANCHOR: main

#[tokio::main]
pub async fn main() {
    let log = Mutex::default();
    record(&log, "begun").await;
    let work = with_session(async |session| {
        let answer = session.ask("tea").await;
        println!("{answer}");
    });
    work.await;
    // PAIR: log
    println!("['{}']", log.into_inner().join("', '"));
}
// ANCHOR_END: main
