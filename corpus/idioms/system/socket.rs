// ANCHOR: server
use std::io::{self, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::thread;

fn serve_once(listener: &TcpListener) -> io::Result<()> {
    let (mut connection, _) = listener.accept()?;
    let mut buffer = [0; 100];
    let length = connection.read(&mut buffer)?;
    connection.write_all(&buffer[..length].to_ascii_uppercase())
}
// ANCHOR_END: server
// ANCHOR: client

fn ask(address: SocketAddr, text: &[u8]) -> io::Result<String> {
    let mut connection = TcpStream::connect(address)?;
    connection.write_all(text)?;
    let mut answer = String::new();
    connection.read_to_string(&mut answer)?;
    Ok(answer)
}
// ANCHOR_END: client
// ANCHOR: main

pub fn main() -> io::Result<()> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let address = listener.local_addr()?;
    thread::scope(|scope| {
        let server = scope.spawn(|| serve_once(&listener));
        println!("{}", ask(address, b"hello")?);
        server.join().unwrap_or(Ok(()))
    })
}
// ANCHOR_END: main
