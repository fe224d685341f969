//! Small functions that a program gets where Rust's own differ from Python's, each named for what it does.
//! Their text is below `corpus/helpers.rs`, where it is compiled and tested against Python.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::Crate;

/// The text of all helpers, each after a line `// helper: NAME` with the names of those that it needs.
const TEXT: &str = concat!(
    include_str!("helpers.txt"),
    include_str!("thread_queues.txt"),
    include_str!("asynchronous.txt"),
    include_str!("connections.txt")
);

/// What a helper's text needs imported, by a word in it.
pub(super) const IMPORTS: &[(&str, &str)] = &[
    ("IndexMap", "indexmap::IndexMap"),
    ("BufRead", "std::io::BufRead"),
    (
        ".status.signal()",
        "std::os::unix::process::ExitStatusExt as _",
    ),
    ("read_to_end(", "std::io::Read as _"),
    ("PeakAlloc;", "peak_alloc::PeakAlloc"),
    ("Ordering", "std::cmp::Ordering"),
    ("Hash>", "std::hash::Hash"),
    ("HashSet", "std::collections::HashSet"),
    ("RefCell<HashMap<", "std::collections::HashMap"),
    ("Rc<", "std::rc::Rc"),
    ("Rc<Cell<", "std::cell::Cell"),
    ("Context::", "std::task::Context"),
    ("Cell<bool>", "std::cell::Cell"),
    ("Cell<usize>", "std::cell::Cell"),
    ("RefCell<", "std::cell::RefCell"),
    ("VecDeque<", "std::collections::VecDeque"),
    ("oneshot::", "tokio::sync::oneshot"),
    ("Notify", "tokio::sync::Notify"),
    ("entry: Semaphore", "tokio::sync::Semaphore"),
    ("Cell<Option<u64>>", "std::cell::Cell"),
    ("OwnedReadHalf", "tokio::net::tcp::OwnedReadHalf"),
    ("OwnedWriteHalf", "tokio::net::tcp::OwnedWriteHalf"),
    ("TcpStream::connect", "tokio::net::TcpStream"),
    ("stream: TcpStream", "tokio::net::TcpStream"),
    ("Option<TcpListener>", "tokio::net::TcpListener"),
    ("SocketAddr", "std::net::SocketAddr"),
    ("io::ErrorKind", "std::io"),
    ("io::Result<", "std::io"),
    ("<JoinHandle<", "tokio::task::JoinHandle"),
    (", JoinHandle<", "tokio::task::JoinHandle"),
    ("spawn_local(", "tokio::task::spawn_local"),
    ("LocalOptions", "tokio::runtime::{Builder, LocalOptions}"),
    ("sleep(Duration", "tokio::time::sleep"),
    ("Duration::", "std::time::Duration"),
    ("Instant::now()", "std::time::Instant"),
    ("Pin<Box", "std::pin::Pin"),
    ("AbortHandle", "tokio::task::AbortHandle"),
    ("resume_unwind(", "std::panic::resume_unwind"),
    ("LocalBoxFuture<", "futures::future::LocalBoxFuture"),
    ("Shared<Local", "futures::future::Shared"),
    (".now_or_never()", "futures::FutureExt as _"),
    ("FuturesUnordered<", "futures::stream::FuturesUnordered"),
    ("FuturesUnordered::<", "futures::stream::FuturesUnordered"),
    ("running.next()", "futures::StreamExt as _"),
    ("task.map(", "futures::FutureExt as _"),
    ("Poll::", "std::task::Poll"),
    ("Waker::", "std::task::Waker"),
    ("Option<Waker>", "std::task::Waker"),
    ("= pin!(", "std::pin::pin"),
    ("poll_fn(", "std::future::poll_fn"),
    ("replace(&mut", "std::mem::replace"),
    ("iter::from_fn", "std::iter"),
    ("iter::successors", "std::iter"),
    ("mpsc::", "std::sync::mpsc"),
    ("thread::", "std::thread"),
    ("panic::", "std::panic"),
    ("AssertUnwindSafe(", "std::panic::AssertUnwindSafe"),
    ("Duration::from", "std::time::Duration"),
    ("limit: Duration", "std::time::Duration"),
    ("Arc<", "std::sync::Arc"),
    ("OnceLock<", "std::sync::OnceLock"),
    ("Mutex<", "parking_lot::Mutex"),
    ("Condvar", "parking_lot::Condvar"),
    ("-> MutexGuard<'_, ()>", "parking_lot::MutexGuard"),
    ("guard: &mut MutexGuard<'_, ()>", "parking_lot::MutexGuard"),
    ("impl<T> Hash for", "std::hash::{Hash, Hasher}"),
    ("BigInt", "num_bigint::BigInt"),
    (".mod_floor", "num_integer::Integer"),
    ("n.to_f64().expect(", "num_traits::ToPrimitive"),
    ("sticky).to_f64()", "num_traits::ToPrimitive"),
];

#[derive(Debug)]
struct Helper {
    name: &'static str,
    needs: Vec<&'static str>,
    text: &'static str,
}

static HELPERS: LazyLock<Vec<Helper>> = LazyLock::new(|| {
    let mut helpers = Vec::new();
    for block in TEXT.split("// helper: ").skip(1) {
        let (head, text) = block.split_once('\n').unwrap_or((block, ""));
        let mut words = head.split(" <- ");
        let name = words.next().unwrap_or("").trim();
        let needs = words
            .next()
            .unwrap_or("")
            .split("; ")
            .map(str::trim)
            .filter(|it| !it.is_empty())
            .collect();
        helpers.push(Helper {
            name,
            needs,
            text: text.trim_end(),
        });
    }
    helpers
});

/// The names of all helper functions, which nothing else in a program is called.
pub(super) fn names() -> Vec<&'static str> {
    HELPERS
        .iter()
        .map(|it| it.name)
        .filter(|it| !it.contains([' ', ':']))
        .collect()
}

/// The helper that is one method of another.
pub(super) fn part(of: &str, method: &str) -> Option<&'static str> {
    let is_part = |name: &str| {
        let rest = name.strip_prefix(of).and_then(|it| it.strip_prefix("::"));
        rest == Some(method)
    };
    HELPERS.iter().map(|it| it.name).find(|it| is_part(it))
}

/// The texts of helpers and of what they need, in the order of the file.
pub(super) fn texts(wanted: &mut BTreeSet<&'static str>) -> Vec<String> {
    loop {
        let needed: Vec<&'static str> = HELPERS
            .iter()
            .filter(|it| wanted.contains(it.name))
            .flat_map(|it| it.needs.iter().copied())
            .collect();
        let before = wanted.len();
        wanted.extend(needed);
        // Of two forms of one helper a program has the one that does more.
        if wanted.contains("until_cancelled") && wanted.remove("SharedTask") {
            wanted.insert("SharedTask that is told");
        }
        if wanted.contains("TaskQueue in an order") && wanted.remove("TaskQueue") {
            wanted.insert("TaskQueue::new in an order");
        }
        if wanted.len() == before {
            break;
        }
    }
    let mut texts: Vec<String> = Vec::new();
    for helper in HELPERS.iter().filter(|it| wanted.contains(it.name)) {
        match (texts.last_mut(), helper.text.split_once('\n')) {
            // Methods of one type stand in one block.
            (Some(before), Some((head, methods)))
                if head.starts_with("impl") && last_block(before) == Some(head) =>
            {
                before.truncate(before.len() - 1);
                before.push('\n');
                before.push_str(methods);
            }
            _ => texts.push(helper.text.to_owned()),
        }
    }
    texts
}

/// The head of the block of methods that a text ends with.
fn last_block(text: &str) -> Option<&str> {
    let heads = text.lines().rev().filter(|it| !it.starts_with([' ', '}']));
    text.ends_with("\n}")
        .then(|| heads.into_iter().find(|it| !it.is_empty()))?
}

/// A crate that programs use, with its version.
pub(super) fn crate_of(name: &'static str) -> Crate {
    let version = match name {
        "indexmap" => "2",
        "itertools" => "0.14",
        "num-bigint" => "0.4",
        "num-integer" => "0.1",
        "num-traits" => "0.2",
        "parking_lot" => "0.12",
        "thiserror" => "2",
        _ => "1",
    };
    Crate {
        name,
        version,
        features: &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_helper_needs_is_there() {
        let names: Vec<&str> = HELPERS.iter().map(|it| it.name).collect();
        for helper in HELPERS.iter() {
            for need in &helper.needs {
                assert!(names.contains(need), "{} needs {need}", helper.name);
            }
            assert!(!helper.text.is_empty(), "{}", helper.name);
        }
    }
}
