// ANCHOR: server
use russh::keys::known_hosts::{check_known_hosts_path, learn_known_hosts_path};
use russh::keys::{Algorithm, PrivateKey, PublicKeyOrCertificate};
use russh::server::{self, Auth, ChannelOpenHandle, Msg, Session};
use russh::{Channel, ChannelId, ChannelMsg, Disconnect, client};
use std::error::Error;
use std::ffi::OsStr;
use std::io::{self, Write};
use std::net::Ipv4Addr;
use std::os::unix::ffi::OsStrExt;
use std::sync::Arc;
use tokio::net::TcpListener;
use tokio::process::Command;

/// The number that SSH gives to standard error among the data of a channel.
const STDERR: u32 = 1;

struct Server;

impl server::Handler for Server {
    type Error = russh::Error;

    // PAIR: password
    async fn auth_password(&mut self, user: &str, password: &str) -> Result<Auth, Self::Error> {
        match (user, password) {
            // PAIR: accept
            ("user", "pass") => Ok(Auth::Accept),
            _ => Ok(Auth::reject()),
        }
    }

    // PAIR: channel
    async fn channel_open_session(
        &mut self,
        _: Channel<Msg>,
        reply: ChannelOpenHandle,
        _: &mut Session,
    ) -> Result<(), Self::Error> {
        // PAIR: opened
        reply.accept().await;
        Ok(())
    }

    async fn exec_request(
        &mut self,
        channel: ChannelId,
        command: &[u8],
        session: &mut Session,
    ) -> Result<(), Self::Error> {
        session.channel_success(channel)?;
        // PAIR: execute
        let command = OsStr::from_bytes(command);
        let output = Command::new("sh").arg("-c").arg(command).output().await?;
        session.data(channel, output.stdout)?;
        session.extended_data(channel, STDERR, output.stderr)?;
        if let Some(Ok(code)) = output.status.code().map(u32::try_from) {
            session.exit_status_request(channel, code)?;
        }
        session.close(channel)
    }
}
// ANCHOR_END: server

// ANCHOR: serve
async fn serve(listener: TcpListener, host_key: PrivateKey) -> io::Result<()> {
    let config = Arc::new(server::Config {
        keys: vec![host_key],
        ..server::Config::default()
    });
    // PAIR: loop
    loop {
        // PAIR: accepted
        let (stream, _) = listener.accept().await?;
        let config = Arc::clone(&config);
        tokio::spawn(async {
            // PAIR: session
            let session = async { server::run_stream(config, stream, Server).await?.await };
            if let Err(error) = session.await {
                eprintln!("a session failed: {error}");
            }
        });
    }
}
// ANCHOR_END: serve

// ANCHOR: connect
/// Knows the port, since `known_hosts` lists a server by address and port.
struct Client {
    port: u16,
}

impl client::Handler for Client {
    type Error = russh::Error;

    async fn check_server_key(
        &mut self,
        key: &PublicKeyOrCertificate,
    ) -> Result<bool, Self::Error> {
        match key {
            PublicKeyOrCertificate::PublicKey { key, .. } => Ok(check_known_hosts_path(
                "127.0.0.1",
                self.port,
                key,
                "known_hosts",
            )?),
            PublicKeyOrCertificate::Certificate(_) => Ok(false),
        }
    }
}

async fn connect(port: u16) -> Result<client::Handle<Client>, russh::Error> {
    let config = Arc::new(client::Config::default());
    let mut ssh = client::connect(config, (Ipv4Addr::LOCALHOST, port), Client { port }).await?;
    if ssh.authenticate_password("user", "pass").await?.success() {
        Ok(ssh)
    } else {
        Err(russh::Error::NotAuthenticated)
    }
}
// ANCHOR_END: connect

// ANCHOR: run
async fn run(ssh: &client::Handle<Client>, command: &str) -> Result<(), Box<dyn Error>> {
    let mut channel = ssh.channel_open_session().await?;
    channel.exec(true, command).await?;
    let (mut status, mut errors) = (None, Vec::new());
    // PAIR: messages
    while let Some(message) = channel.wait().await {
        match message {
            // PAIR: output
            ChannelMsg::Data { data } => io::stdout().write_all(&data)?,
            // PAIR: errors
            ChannelMsg::ExtendedData { data, ext: STDERR } => errors.extend_from_slice(&data),
            ChannelMsg::ExitStatus { exit_status } => status = Some(exit_status),
            _ => {}
        }
    }
    let status = status.ok_or("the command ended without a status")?;
    let result = format!("Exit status {status} {}", String::from_utf8(errors)?);
    println!("{}", result.trim());
    Ok(())
}
// ANCHOR_END: run

// ANCHOR: main
#[tokio::main]
pub async fn main() -> Result<(), Box<dyn Error>> {
    let host_key = PrivateKey::random(&mut rand::rng(), Algorithm::Ed25519)?;
    let public_key = host_key.public_key().clone();
    // PAIR: listener
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
    let port = listener.local_addr()?.port();
    tokio::spawn(serve(listener, host_key));

    match connect(port).await {
        Err(russh::Error::UnknownKey) => println!("Refused: the host is not known"),
        result => drop(result?),
    }

    learn_known_hosts_path("127.0.0.1", port, &public_key, "known_hosts")?;

    let ssh = connect(port).await?;
    run(&ssh, "echo $((6 * 7)); ls").await?;
    run(&ssh, "echo disk full >&2; exit 3").await?;
    ssh.disconnect(Disconnect::ByApplication, "", "en").await?;
    Ok(())
}
// ANCHOR_END: main
