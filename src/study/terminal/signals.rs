//! The threads that wait for the terminal and for signals, and what a terminal answers late.

use std::io;
use std::sync::atomic::Ordering;
use std::sync::mpsc::{self, Receiver};
use std::thread;

use crossterm::event::{self, Event as Input, KeyCode, KeyModifiers};

use super::{LENT, MOMENT, Message, Screen, listen_for_signals};

/// Threads that wait for the terminal and for signals.
///
/// Other programs use the terminal now and then; the keys are theirs meanwhile.
pub(super) fn listen(screen: &mut Screen, typed: Vec<Input>) -> io::Result<Receiver<Message>> {
    let (sender, receiver) = mpsc::channel();
    for input in typed {
        // The receiver is here.
        let _ = sender.send(Message::Input(input));
    }
    listen_for_signals(&mut screen.signals, sender.clone())?;
    thread::Builder::new()
        .name("input".to_owned())
        .spawn(move || {
            let mut late = LateAnswer::default();
            loop {
                if !is_ours() {
                    continue;
                }
                let (message, is_last) = match event::read() {
                    Ok(input) if late.takes(&input) => continue,
                    Ok(input) => (Message::Input(input), false),
                    Err(error) => (Message::Gone(error), true),
                };
                if sender.send(message).is_err() || is_last {
                    return;
                }
            }
        })?;
    Ok(receiver)
}

/// What a terminal answers after nobody waits for it any more (to OSC 11): no keys that were pressed.
#[derive(Default)]
struct LateAnswer {
    /// How many characters of it may still come.
    left: usize,
}

impl LateAnswer {
    /// As long as an answer is, with some to spare.
    const LONGEST: usize = 40;

    /// Whether an input belongs to an answer.
    fn takes(&mut self, input: &Input) -> bool {
        let Input::Key(key) = input else { return false };
        let is_alt = key.modifiers.contains(KeyModifiers::ALT);
        match key.code {
            KeyCode::Char(']') if is_alt => {
                self.left = Self::LONGEST;
                true
            }
            _ if self.left == 0 => false,
            KeyCode::Char('\\' | 'g') if !key.modifiers.is_empty() => {
                self.left = 0;
                true
            }
            _ => {
                self.left -= 1;
                true
            }
        }
    }
}

/// Waits a moment for input, unless it is another program's; says whether some has come for us.
fn is_ours() -> bool {
    if LENT.load(Ordering::SeqCst) {
        thread::sleep(MOMENT);
        return false;
    }
    // What went wrong is told by the read.
    event::poll(MOMENT).unwrap_or(true)
}
