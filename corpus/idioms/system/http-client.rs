// ANCHOR: client
use std::time::Duration;

fn fetch(url: &str) -> Result<(u16, String), ureq::Error> {
    let timeout = Some(Duration::from_secs(5));
    let request = ureq::get(url).config().timeout_global(timeout).build();
    let mut response = request.call()?;
    let text = response.body_mut().read_to_string()?;
    Ok((response.status().as_u16(), text))
}
// ANCHOR_END: client
// ANCHOR: main

use std::io::{Read, Write};
use std::net::TcpListener;

pub fn main() -> Result<(), Box<dyn std::error::Error>> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let url = format!("http://{}/", listener.local_addr()?);
    // PAIR: answers
    let server = std::thread::spawn(move || -> std::io::Result<()> {
        let (mut connection, _) = listener.accept()?;
        let _ = connection.read(&mut [0; 1000])?;
        // PAIR: hello
        connection.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello")
    });
    let (status, text) = fetch(&url)?;
    // PAIR: fetched
    println!("{status} {text}");
    server.join().unwrap_or(Ok(()))?;
    Ok(())
}
// ANCHOR_END: main
