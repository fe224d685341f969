// ANCHOR: event-system
use futures::future::{BoxFuture, FutureExt, join_all};
use parking_lot::Mutex;
use std::collections::HashMap;
use std::error::Error;
use std::sync::Arc;
use std::time::Duration;
use tokio::time;

/// Listeners come from anywhere and fail in their own ways.
type ListenerError = Box<dyn Error + Send + Sync>;
type ListenerResult = Result<(), ListenerError>;
type Listener<T> = Box<dyn Fn(T) -> BoxFuture<'static, ListenerResult> + Send + Sync>;

struct EventSystem<T> {
    listeners: HashMap<String, Vec<Listener<T>>>,
}

impl<T> EventSystem<T> {
    fn new() -> Self {
        Self {
            listeners: HashMap::new(),
        }
    }
}
// ANCHOR_END: event-system

// ANCHOR: add-listener
impl<T: Clone> EventSystem<T> {
    fn add_listener<F, Fut>(&mut self, event_name: &str, listener: F)
    where
        F: Fn(T) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = ListenerResult> + Send + 'static,
    {
        // PAIR: first-of-name
        let listeners = self.listeners.entry(event_name.to_owned()).or_default();
        // PAIR: append
        listeners.push(Box::new(move |x| listener(x).boxed()));
    }
    // ANCHOR_END: add-listener

    // ANCHOR: emit
    /// Runs the listeners of an event side by side and returns the errors of those that failed.
    async fn emit(&self, event_name: &str, x: T) -> Vec<ListenerError> {
        let listeners = self.listeners.get(event_name).into_iter().flatten();
        // PAIR: gathered
        let results = join_all(listeners.map(|listener| listener(x.clone()))).await;
        // PAIR: failed
        results.into_iter().filter_map(Result::err).collect()
    }
}
// ANCHOR_END: emit

// ANCHOR: listeners
async fn handle_data(x: i32) -> ListenerResult {
    println!("Handling data: {x}");
    Ok(())
}

async fn check_data(x: i32) -> ListenerResult {
    println!("Checking data: {x}");
    if x < 0 {
        return Err(format!("{x} is negative").into());
    }
    Ok(())
}
// ANCHOR_END: listeners

// ANCHOR: stateful-listener
async fn store_data(stored: Arc<Mutex<Vec<i32>>>, x: i32) -> ListenerResult {
    time::sleep(Duration::from_millis(10)).await; // stands for a database
    let mut stored = stored.lock();
    stored.push(x);
    println!("Stored so far: {stored:?}");
    Ok(())
}
// ANCHOR_END: stateful-listener

// ANCHOR: registration
fn event_system() -> EventSystem<i32> {
    let mut event_system = EventSystem::new();
    event_system.add_listener("data_event", handle_data);

    let stored = Arc::default();
    event_system.add_listener("data_event", move |x| store_data(Arc::clone(&stored), x));
    event_system
}
// ANCHOR_END: registration

// ANCHOR: main
#[tokio::main]
pub async fn main() {
    let mut event_system = event_system();
    event_system.emit("data_event", 123).await;

    event_system.add_listener("data_event", check_data);
    for error in event_system.emit("data_event", -1).await {
        println!("A listener failed: {error}");
    }

    event_system.emit("unheard_event", 0).await;
}
// ANCHOR_END: main
