// ANCHOR: handler
use nix::sys::signal::{Signal, kill};
use nix::sys::stat::{Mode, umask};
use nix::sys::wait::waitpid;
use nix::unistd::{ForkResult, Pid, dup2_stderr, dup2_stdin, dup2_stdout, fork, getsid, setsid};
use signal_hook::consts::{SIGHUP, SIGTERM};
use signal_hook::iterator::Signals;
use std::error::Error;
use std::fs::File;
use std::io::{self, BufRead, BufReader, ErrorKind, PipeReader, PipeWriter, Write};
use std::{env, process};

fn handle_signals(signals: &mut Signals, log: &mut impl Write) -> io::Result<()> {
    for signal in signals.forever() {
        // PAIR: told
        writeln!(log, "Signal handler called with signal {signal}")?;
        if signal == SIGTERM {
            break;
        }
    }
    Ok(())
}
// ANCHOR_END: handler

// ANCHOR: detach
/// Returns twice, as `fork` does: in the daemon, and where it was started.
#[allow(unsafe_code, reason = "the standard library does not offer fork")]
fn daemonize() -> Result<ForkResult, Box<dyn Error>> {
    // SAFETY: the process has one thread, so no lock can be held by another one.
    if let ForkResult::Parent { child } = unsafe { fork() }? {
        waitpid(child, None)?;
        return Ok(ForkResult::Parent { child });
    }
    setsid()?;
    // SAFETY: as above; and `_exit` ends the process without running anything of it.
    if let ForkResult::Parent { .. } = unsafe { fork() }? {
        unsafe { nix::libc::_exit(0) };
    }
    // ANCHOR_END: detach

    // ANCHOR: surroundings
    env::set_current_dir("/")?;
    umask(Mode::S_IRWXG | Mode::S_IRWXO);
    let null = File::options().read(true).write(true).open("/dev/null")?;
    dup2_stdin(&null)?;
    dup2_stdout(&null)?;
    dup2_stderr(&null)?;
    Ok(ForkResult::Child)
}
// ANCHOR_END: surroundings

// ANCHOR: loop
fn run(mut log: PipeWriter) -> io::Result<()> {
    // PAIR: signals
    let mut signals = Signals::new([SIGTERM, SIGHUP])?;
    // PAIR: ready
    writeln!(log, "{}", process::id())?; // from now on signals are welcome
    let directory = env::current_dir()?;
    writeln!(log, "Working directory: {}", directory.display())?;
    println!("Nobody reads this");
    handle_signals(&mut signals, &mut log)
}
// ANCHOR_END: loop

// ANCHOR: start
pub fn main() -> Result<(), Box<dyn Error>> {
    let (reader, writer) = io::pipe()?;
    println!("Starting");
    match daemonize()? {
        ForkResult::Child => {
            drop(reader);
            run(writer)?;
        }
        ForkResult::Parent { child } => {
            drop(writer);
            stop(reader, child)?;
        }
    }
    Ok(())
}
// ANCHOR_END: start

// ANCHOR: stop
/// Reads what the daemon reports, up to its end.
fn stop(report: PipeReader, session: Pid) -> Result<(), Box<dyn Error>> {
    let mut report = BufReader::new(report).lines();
    let mut next = || {
        report
            .next()
            .unwrap_or(Err(ErrorKind::UnexpectedEof.into()))
    };
    let daemon = Pid::from_raw(next()?.parse()?);
    if getsid(Some(daemon))? == session && session != getsid(None)? {
        println!("The daemon has a session of its own");
    }
    if daemon != session {
        println!("and cannot get a terminal, since it does not lead it");
    }
    // PAIR: directory
    println!("{}", next()?);
    for signal in [Signal::SIGHUP, Signal::SIGTERM] {
        kill(daemon, signal)?;
        // PAIR: answer
        println!("{}", next()?);
    }
    if report.next().is_none() {
        println!("The daemon has ended");
    }
    Ok(())
}
// ANCHOR_END: stop
