// ANCHOR: listen
use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream};
use std::thread;

fn listen() -> io::Result<TcpListener> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?; // 0: any port that is free
    println!("Server listening...");
    Ok(listener)
}
// ANCHOR_END: listen

// ANCHOR: server
fn echo(mut connection: TcpStream) -> io::Result<()> {
    let mut buffer = [0; 1024];
    loop {
        match connection.read(&mut buffer)? {
            0 => return Ok(()),
            length => connection.write_all(&buffer[..length])?,
        }
    }
}
// ANCHOR_END: server

// ANCHOR: accept
fn server(listener: &TcpListener, connections: usize) -> io::Result<()> {
    thread::scope(|scope| {
        for _ in 0..connections {
            let (connection, address) = listener.accept()?;
            println!("Connected by {}", address.ip());
            scope.spawn(|| {
                if let Err(error) = echo(connection) {
                    eprintln!("a connection failed: {error}");
                }
            });
        }
        Ok(())
    })
}
// ANCHOR_END: accept

// ANCHOR: client
fn client(address: SocketAddr) -> io::Result<()> {
    let message = "Hello, server\n".repeat(100);

    let mut stream = TcpStream::connect(address)?;
    stream.write_all(message.as_bytes())?;
    stream.shutdown(Shutdown::Write)?; // there is no more to come
    // ANCHOR_END: client

    // ANCHOR: receive
    let mut response = vec![0; 1024];
    let length = stream.read(&mut response)?;
    response.truncate(length);
    if response != message.as_bytes() {
        println!("The first recv brought only a part");
    }
    // PAIR: the-rest
    stream.read_to_end(&mut response)?;

    let response = String::from_utf8(response).map_err(io::Error::other)?;
    let first = response.lines().next().unwrap_or_default();
    // PAIR: received
    println!("Received: {first} ({} times)", response.lines().count());
    Ok(())
}
// ANCHOR_END: receive

// ANCHOR: main
pub fn main() -> io::Result<()> {
    let listener = listen()?;
    let address = listener.local_addr()?;
    let thread = thread::spawn(move || server(&listener, 2));
    // PAIR: idle
    let idle = TcpStream::connect(address)?;
    client(address)?;
    drop(idle);
    thread.join().expect("the server does not panic")
}
// ANCHOR_END: main
