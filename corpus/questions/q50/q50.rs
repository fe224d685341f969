// ANCHOR: imports
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::error::Error;
use std::io::{self, BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Mutex, mpsc};
use std::thread;
use std::time::Duration;
use ureq::http::StatusCode;
// ANCHOR_END: imports

// ANCHOR: server
// PAIR: handler
fn answer(mut stream: &TcpStream) -> io::Result<()> {
    let head: Vec<String> = BufReader::new(stream)
        .lines()
        .take_while(|line| !matches!(line, Ok(line) if line.is_empty()))
        .collect::<Result<_, _>>()?;
    let path = head.first().and_then(|request| request.split(' ').nth(1));
    // PAIR: page
    let (status, page) = match path {
        Some("/python") => ("200 OK", "p".repeat(1991)),
        Some("/rust") => ("200 OK", "r".repeat(2015)),
        _ => ("404 Not Found", String::new()),
    };
    // PAIR: length
    let length = page.len();
    // PAIR: written
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{page}"
    )
}
// ANCHOR_END: server

// ANCHOR: load-url
#[derive(Debug, thiserror::Error)]
enum LoadError {
    #[error("HTTP Error {}: {}", .0.as_u16(), .0.canonical_reason().unwrap_or("?"))]
    Status(StatusCode),
    #[error(transparent)]
    Transport(#[from] ureq::Error),
}

fn load_url(url: &str, timeout: Duration) -> Result<Vec<u8>, LoadError> {
    let request = ureq::get(url).config().timeout_global(Some(timeout));
    let mut response = request.http_status_as_error(false).build().call()?;
    let status = response.status();
    if !status.is_success() {
        return Err(LoadError::Status(status));
    }
    Ok(response.body_mut().read_to_vec()?)
}
// ANCHOR_END: load-url

// ANCHOR: submit
const URLS: [&str; 4] = ["/python", "/missing", "/rust", "/gone"];

const WORKERS: usize = 5;

fn load_all(base: &str) -> BTreeMap<&'static str, String> {
    let mut report = BTreeMap::new();
    let queue = Mutex::new(URLS.into_iter());
    // The lock is held for `next` only, not while a page is loaded.
    let next = || queue.lock().expect("no thread panics with the lock").next();
    let (sender, results) = mpsc::channel();
    // PAIR: pool
    thread::scope(|scope| {
        for _ in 0..WORKERS {
            let sender = sender.clone();
            scope.spawn(move || {
                while let Some(url) = next() {
                    // PAIR: submitted
                    let data = load_url(&format!("{base}{url}"), Duration::from_mins(1));
                    sender
                        .send((url, data))
                        .expect("`results` outlives the scope");
                }
            });
        }
        drop(sender);
        // ANCHOR_END: submit
        // ANCHOR: completed
        for (url, data) in &results {
            let outcome = match data {
                Ok(data) => format!("is {} bytes", data.len()),
                Err(e) => format!("generated an exception: {e}"),
            };
            report.insert(url, outcome);
        }
    });
    report
}
// ANCHOR_END: completed

// ANCHOR: processes
const LIMITS: [u32; 3] = [5_000, 10_000, 20_000];

fn count_primes(limit: u32) -> usize {
    (2..limit)
        .filter(|&n| (2..=n.isqrt()).all(|d| n % d != 0))
        .count()
}

fn count_all() -> Vec<usize> {
    LIMITS
        .par_iter()
        .map(|&limit| count_primes(limit))
        .collect()
}
// ANCHOR_END: processes

// ANCHOR: main
pub fn main() -> Result<(), Box<dyn Error>> {
    let listener = TcpListener::bind(("127.0.0.1", 0))?;
    let address = listener.local_addr()?;
    // PAIR: serving
    thread::spawn(move || {
        for stream in listener.incoming() {
            if let Err(error) = stream.and_then(|stream| answer(&stream)) {
                eprintln!("a request failed: {error}");
            }
        }
    });
    let report = load_all(&format!("http://{address}"));

    for (url, outcome) in report {
        println!("{url} {outcome}");
    }
    for (limit, count) in LIMITS.iter().zip(count_all()) {
        println!("{count} primes below {limit}");
    }
    Ok(())
}
// ANCHOR_END: main
