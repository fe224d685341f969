// ANCHOR: protocol
use std::error::Error;
use std::io::{self, ErrorKind, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::thread;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::task;

// PAIR: echo
async fn echo(mut stream: tokio::net::TcpStream) -> io::Result<()> {
    let mut buffer = [0; 1024];
    loop {
        match stream.read(&mut buffer).await? {
            0 => return Ok(()),
            // PAIR: written-back
            length => stream.write_all(&buffer[..length]).await?,
        }
    }
}

// PAIR: server
async fn event_driven_server(listener: tokio::net::TcpListener) -> io::Result<()> {
    loop {
        let (stream, _) = listener.accept().await?;
        tokio::spawn(async {
            // PAIR: one-each
            if let Err(error) = echo(stream).await {
                eprintln!("a connection failed: {error}");
            }
        });
    }
}
// ANCHOR_END: protocol

// ANCHOR: synchronous
fn synchronous_server(listener: &TcpListener) -> io::Result<()> {
    for stream in listener.incoming().take(2) {
        let stream = stream?;
        io::copy(&mut &stream, &mut &stream)?; // blocks for this client
    }
    Ok(())
}
// ANCHOR_END: synchronous

// ANCHOR: clients
fn two_clients(server: &str, address: SocketAddr) -> io::Result<()> {
    // PAIR: idle
    let idle = TcpStream::connect(address)?;
    // PAIR: busy
    let mut busy = TcpStream::connect(address)?;
    busy.set_read_timeout(Some(Duration::from_secs(1)))?;
    busy.write_all(b"hello")?;
    let mut answer = [0; 5];
    match busy.read_exact(&mut answer) {
        // Unix reports the timeout as the former, Windows as the latter.
        Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => {
            println!("{server}: no answer while the idle client stays");
            drop(idle);
            busy.read_exact(&mut answer)?;
        }
        result => result?,
    }
    println!("{server}: {}", String::from_utf8_lossy(&answer));
    Ok(())
}
// ANCHOR_END: clients

// ANCHOR: compare
pub fn main() -> Result<(), Box<dyn Error>> {
    // PAIR: listener
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    let address = listener.local_addr()?;
    let server = thread::spawn(move || synchronous_server(&listener));
    two_clients("synchronous", address)?;
    server.join().expect("the server does not panic")?;
    event_driven()
}
// ANCHOR_END: compare

// ANCHOR: reactor
#[tokio::main(flavor = "current_thread")]
async fn event_driven() -> Result<(), Box<dyn Error>> {
    // PAIR: loop-listener
    let listener = tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
    let address = listener.local_addr()?;
    let clients = task::spawn_blocking(move || two_clients("event-driven", address));
    tokio::select! {
        result = event_driven_server(listener) => result?,
        result = clients => result??,
    }
    Ok(())
}
// ANCHOR_END: reactor
