// ANCHOR: manager
use tokio::task::yield_now;

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

/// Opens a session, lends it to `work`, and closes it whatever comes back.
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
    let answer = with_session(async |session| {
        let answer = session.ask("tea").await;
        println!("{answer}");
    });
    answer.await;
}
// ANCHOR_END: main
