//! The terminal is given back, however the study ends.

use nix::sys::signal::{Signal, kill};
use nix::sys::wait::{WaitPidFlag, WaitStatus, waitpid};
use nix::unistd::Pid;

use crate::terminal::{Terminal, has, text};
use crate::{home, leave, study};

const CTRL_C: &str = "\x03";
const CTRL_Z: &str = "\x1a";

#[test]
fn ctrl_c_and_signals_give_the_terminal_back() {
    let home = home();
    let mut terminal = study(&home, &["q18"], (80, 24));
    terminal.wait_for("? help");
    terminal.press(CTRL_C);
    let (status, _) = terminal.wait_for_end();
    assert!(status.success(), "{status:?}");
    terminal.assert_restored();
    for (signal, name) in [
        (Signal::SIGTERM, "Terminated"),
        (Signal::SIGINT, "Interrupt"),
        (Signal::SIGHUP, "Hangup"),
    ] {
        let mut terminal = study(&home, &["q18"], (80, 24));
        terminal.wait_for("? help");
        kill(process(&terminal), signal).expect("runs");
        let (status, _) = terminal.wait_for_end();
        assert_eq!(status.signal(), Some(name));
        terminal.assert_restored();
    }
}

fn process(terminal: &Terminal) -> Pid {
    Pid::from_raw(i32::try_from(terminal.process()).expect("is small"))
}

#[test]
fn ctrl_z_stops_it_until_it_is_resumed() {
    let home = home();
    let mut terminal = study(&home, &["q18"], (80, 24));
    terminal.press("j").wait_for("Band 1");
    terminal.press(CTRL_Z);
    let stopped = waitpid(process(&terminal), Some(WaitPidFlag::WUNTRACED));
    assert!(
        matches!(stopped, Ok(WaitStatus::Stopped(..))),
        "{stopped:?}"
    );
    terminal.assert_restored();
    kill(process(&terminal), Signal::SIGCONT).expect("is there");
    terminal.wait("the screen again", |screen| {
        screen.alternate_screen() && has(screen, "Band 1")
    });
    leave(terminal);
}

/// Run by [`a_panic_gives_the_terminal_back`] in a terminal of its own.
#[test]
#[ignore = "panics, in a terminal that is taken over"]
fn panics_on_the_full_screen() {
    let _screen = py2rs::study::terminal::Screen::take().expect("runs in a terminal");
    panic!("this is a drill");
}

#[test]
fn a_panic_gives_the_terminal_back() {
    let home = home();
    let program = std::env::current_exe().expect("is known");
    let arguments = [
        "--ignored",
        "--exact",
        "--nocapture",
        "giving_back::panics_on_the_full_screen",
    ];
    let mut terminal = Terminal::run(&program, &arguments, home.path(), (100, 40), &[]);
    let (status, screen) = terminal.wait_for_end();
    assert!(!status.success(), "{status:?}");
    let output = String::from_utf8_lossy(&terminal.output()).into_owned();
    assert!(output.contains("\x1b[?1049h"), "it was taken: {output:?}");
    assert!(
        has(&screen, "this is a drill"),
        "the message can be read:\n{}",
        text(&screen)
    );
    terminal.assert_restored();
}
