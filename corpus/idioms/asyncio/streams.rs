// ANCHOR: server
use std::io;

use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

async fn shout(connection: TcpStream) -> io::Result<()> {
    let mut connection = BufReader::new(connection);
    let mut line = Vec::new();
    // PAIR: read
    connection.read_until(b'\n', &mut line).await?;
    connection.write_all(&line.to_ascii_uppercase()).await
}

async fn serve(listener: TcpListener) -> io::Result<()> {
    loop {
        let (connection, _) = listener.accept().await?;
        tokio::spawn(shout(connection));
    }
}
// ANCHOR_END: server
// ANCHOR: main

#[tokio::main]
pub async fn main() -> io::Result<()> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    tokio::spawn(serve(listener));
    let mut connection = BufReader::new(TcpStream::connect(address).await?);
    connection.write_all(b"good morning\n").await?;
    let mut answer = String::new();
    connection.read_line(&mut answer).await?;
    // PAIR: answer
    println!("{}", answer.trim_end());
    Ok(())
}
// ANCHOR_END: main
