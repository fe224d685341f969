//! What a terminal writes on: dark or light, and with how many colours.

use std::ffi::OsStr;
use std::io::{self, IsTerminal as _, Write as _};
use std::time::{Duration, Instant};

use crossterm::event::{self, Event, KeyCode, KeyEvent, KeyModifiers};
use crossterm::terminal::{disable_raw_mode, enable_raw_mode};

use crate::text::ink::{Depth, Theme};

/// The theme that was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub(super) enum Choice {
    /// As the terminal says, dark where it says nothing.
    #[default]
    Auto,
    /// Light text on a dark ground.
    Dark,
    /// Dark text on a light ground.
    Light,
}

/// A terminal that does not answer keeps nobody waiting for longer than this.
const PATIENCE: Duration = Duration::from_millis(150);

impl Choice {
    /// The theme to write in: what was asked for, what `COLORFGBG` says, or what the terminal answers, if
    /// it may be `asked`. What was typed before the answer is `typed` further on.
    pub(super) fn theme(self, asked: bool, typed: &mut Vec<Event>) -> Theme {
        match self {
            Self::Dark => Theme::Dark,
            Self::Light => Theme::Light,
            Self::Auto => {
                let said = std::env::var("COLORFGBG").ok();
                let said = said.as_deref().and_then(of_colorfgbg);
                let answered = || asked.then(|| ask(typed)).flatten();
                said.or_else(answered).unwrap_or_default()
            }
        }
    }
}

/// How many colours the terminal of that `TERM` and `COLORTERM` has.
pub(super) fn depth(term: Option<&OsStr>, colorterm: Option<&OsStr>) -> Depth {
    let term = term.and_then(OsStr::to_str).unwrap_or_default();
    let few = ["linux", "vt", "ansi", "cons", "screen.linux"];
    let says_more = colorterm.is_some_and(|it| !it.is_empty()) || term.contains("256color");
    if !says_more && few.iter().any(|it| term.starts_with(it)) {
        Depth::Sixteen
    } else {
        Depth::Indexed
    }
}

/// As in `15;0`: the number of the ground's colour stands last.
fn of_colorfgbg(text: &str) -> Option<Theme> {
    match text.rsplit(';').next()?.parse().ok()? {
        0..=6_u8 | 8 => Some(Theme::Dark),
        7 | 9..=15 => Some(Theme::Light),
        _ => None,
    }
}

/// Asks the terminal for the colour of its ground (OSC 11).
fn ask(typed: &mut Vec<Event>) -> Option<Theme> {
    if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
        return None;
    }
    enable_raw_mode().ok()?;
    let answer = answered(typed);
    disable_raw_mode().ok()?;
    of_answer(&answer?)
}

/// What the terminal answers, as the keys that crossterm takes it for; other keys were typed.
fn answered(typed: &mut Vec<Event>) -> Option<String> {
    let mut stdout = io::stdout().lock();
    stdout.write_all(b"\x1b]11;?\x1b\\").ok()?;
    stdout.flush().ok()?;
    let end = Instant::now() + PATIENCE;
    let mut answer: Option<String> = None;
    loop {
        let left = end.checked_duration_since(Instant::now())?;
        if !event::poll(left).ok()? {
            return None;
        }
        let event = event::read().ok()?;
        let Event::Key(KeyEvent {
            code, modifiers, ..
        }) = event
        else {
            typed.push(event);
            continue;
        };
        match (code, &mut answer) {
            (KeyCode::Char('\\' | 'g'), Some(_)) if !modifiers.is_empty() => return answer,
            (KeyCode::Char(']'), _) if modifiers.contains(KeyModifiers::ALT) => {
                answer = Some(String::new());
            }
            (KeyCode::Char(c), Some(answer)) => answer.push(c),
            (_, None) => typed.push(event),
            _ => {}
        }
    }
}

/// As in `11;rgb:1e1e/1e1e/1e1e`.
fn of_answer(answer: &str) -> Option<Theme> {
    let (_, color) = answer.split_once("rgb")?;
    let (_, color) = color.split_once(':')?;
    let mut parts = color.split('/').map(|part| {
        let digits = part.get(..2.min(part.len()))?;
        u32::from_str_radix(digits, 16).ok()
    });
    let mut next = || parts.next().flatten();
    let (red, green, blue) = (next()?, next()?, next()?);
    // How bright it looks, in thousandths of 255.
    let brightness = 299 * red + 587 * green + 114 * blue;
    Some(if brightness < 127_500 {
        Theme::Dark
    } else {
        Theme::Light
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terminals_say_it_in_a_variable() {
        assert_eq!(of_colorfgbg("15;0"), Some(Theme::Dark));
        assert_eq!(of_colorfgbg("0;default;15"), Some(Theme::Light));
        assert_eq!(of_colorfgbg("0;default"), None);
    }

    #[test]
    fn terminals_answer_with_a_colour() {
        assert_eq!(of_answer("11;rgb:ffff/ffff/dddd"), Some(Theme::Light));
        assert_eq!(of_answer("11;rgb:1e/1e/1e"), Some(Theme::Dark));
        assert_eq!(of_answer("11;rgba:0000/2b2b/3636/ffff"), Some(Theme::Dark));
        assert_eq!(of_answer("11;?"), None);
    }

    #[test]
    fn consoles_have_sixteen_colours() {
        let depth = |term: &str| depth(Some(OsStr::new(term)), None);
        assert_eq!(depth("linux"), Depth::Sixteen);
        assert_eq!(depth("xterm-256color"), Depth::Indexed);
        assert_eq!(depth("xterm-kitty"), Depth::Indexed);
    }
}
