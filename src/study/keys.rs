//! Keys → what is to be done. What a key means depends on what is going on.

mod help;

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use crate::learn::progress::Grade;

pub(super) use help::HELP;

/// What is to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Command {
    Quit,
    Suspend,
    Help,
    /// Out of whatever is going on.
    Back,
    NextPane,
    PreviousPane,
    Down,
    Up,
    Left,
    Right,
    PageDown,
    PageUp,
    HalfDown,
    HalfUp,
    First,
    Last,
    Open,
    NextItem,
    PreviousItem,
    /// The next place of a search; without one the next item.
    Next,
    Previous,
    Search,
    Arrange,
    Hide,
    Copy,
    CopyAll,
    Recall,
    /// Back from where a link led.
    Return,
    /// The pane in focus alone.
    Zoom,
    ToggleList,
    ToggleNotes,
    NarrowList,
    WidenList,
    LowerNotes,
    HeightenNotes,
    RestoreSizes,
    Bookmark,
    NextBookmark,
    ListKept,
    WriteNote,
    TakeNoteBack,
    Edit,
    RunBoth,
    CheckPractice,
    Redraw,
    Reveal,
    Grade(Grade),
    Type(char),
    Erase,
    EraseAll,
    Found,
}

/// What is going on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    Reading,
    /// A word to search for is being typed.
    Searching,
    /// A note of the reader's own is being typed.
    Writing,
    /// A quiz.
    Recalling,
    /// The help is shown.
    Helping,
}

/// What a key means.
pub(super) fn command(key: KeyEvent, mode: Mode) -> Option<Command> {
    if key.kind == KeyEventKind::Release {
        return None;
    }
    if key.modifiers.contains(KeyModifiers::CONTROL) {
        return control(key.code, mode);
    }
    match mode {
        Mode::Helping => Some(helping(key.code)),
        Mode::Searching | Mode::Writing => typing(key.code),
        Mode::Recalling => recalling(key.code).or_else(|| reading(key.code)),
        Mode::Reading => reading(key.code),
    }
}

fn control(code: KeyCode, mode: Mode) -> Option<Command> {
    let is_typing = matches!(mode, Mode::Searching | Mode::Writing);
    Some(match code {
        KeyCode::Char('c') => Command::Quit,
        KeyCode::Char('z') => Command::Suspend,
        KeyCode::Char('u') if is_typing => Command::EraseAll,
        KeyCode::Char('l') => Command::Redraw,
        // What Enter sends to a terminal that was not ours yet.
        KeyCode::Char('j') if is_typing => Command::Found,
        KeyCode::Char('j') if mode == Mode::Recalling => Command::Reveal,
        KeyCode::Char('j') if mode == Mode::Reading => Command::Open,
        KeyCode::Char('n') => Command::Down,
        KeyCode::Char('p') => Command::Up,
        _ if is_typing => return None,
        KeyCode::Char('o') => Command::Return,
        KeyCode::Char('d') => Command::HalfDown,
        KeyCode::Char('u') => Command::HalfUp,
        KeyCode::Char('f') => Command::PageDown,
        KeyCode::Char('b') => Command::PageUp,
        _ => return None,
    })
}

fn reading(code: KeyCode) -> Option<Command> {
    Some(match code {
        KeyCode::Char('q') => Command::Quit,
        KeyCode::Char('?') | KeyCode::F(1) => Command::Help,
        KeyCode::Esc => Command::Back,
        KeyCode::Tab => Command::NextPane,
        KeyCode::BackTab => Command::PreviousPane,
        KeyCode::Char('j') | KeyCode::Down => Command::Down,
        KeyCode::Char('k') | KeyCode::Up => Command::Up,
        KeyCode::Left => Command::Left,
        KeyCode::Right => Command::Right,
        KeyCode::Char(' ') | KeyCode::PageDown => Command::PageDown,
        KeyCode::PageUp => Command::PageUp,
        KeyCode::Char('g') | KeyCode::Home => Command::First,
        KeyCode::Char('G') | KeyCode::End => Command::Last,
        KeyCode::Enter | KeyCode::Char('f') => Command::Open,
        KeyCode::Char('J') => Command::NextItem,
        KeyCode::Char('K' | 'p') => Command::PreviousItem,
        KeyCode::Char('n') => Command::Next,
        KeyCode::Char('N') => Command::Previous,
        KeyCode::Char('z') => Command::Zoom,
        KeyCode::Char('[') => Command::ToggleList,
        KeyCode::Char(']') => Command::ToggleNotes,
        KeyCode::Char('<') => Command::NarrowList,
        KeyCode::Char('>') => Command::WidenList,
        KeyCode::Char('-') => Command::LowerNotes,
        KeyCode::Char('+') => Command::HeightenNotes,
        KeyCode::Char('=') => Command::RestoreSizes,
        KeyCode::Char('m') => Command::Bookmark,
        KeyCode::Char('\'') => Command::NextBookmark,
        KeyCode::Char('M') => Command::ListKept,
        KeyCode::Char('a') => Command::WriteNote,
        KeyCode::Char('A') => Command::TakeNoteBack,
        KeyCode::Char('/') => Command::Search,
        KeyCode::Char('s') => Command::Arrange,
        KeyCode::Char('h') => Command::Hide,
        KeyCode::Char('y') => Command::Copy,
        KeyCode::Char('Y') => Command::CopyAll,
        KeyCode::Char('r') => Command::Recall,
        KeyCode::Backspace => Command::Return,
        KeyCode::Char('e') => Command::Edit,
        KeyCode::Char('x') => Command::RunBoth,
        KeyCode::Char('c') => Command::CheckPractice,
        _ => return None,
    })
}

fn recalling(code: KeyCode) -> Option<Command> {
    Some(match code {
        KeyCode::Char(' ') | KeyCode::Enter => Command::Reveal,
        KeyCode::Char('1') => Command::Grade(Grade::Again),
        KeyCode::Char('2') => Command::Grade(Grade::Hard),
        KeyCode::Char('3') => Command::Grade(Grade::Good),
        KeyCode::Char('4') => Command::Grade(Grade::Easy),
        _ => return None,
    })
}

fn typing(code: KeyCode) -> Option<Command> {
    Some(match code {
        KeyCode::Char(c) => Command::Type(c),
        KeyCode::Backspace => Command::Erase,
        KeyCode::Down => Command::Down,
        KeyCode::Up => Command::Up,
        KeyCode::Enter | KeyCode::Tab => Command::Found,
        KeyCode::Esc => Command::Back,
        // A ? is typed here.
        KeyCode::F(1) => Command::Help,
        _ => return None,
    })
}

fn helping(code: KeyCode) -> Command {
    match code {
        KeyCode::Char('j') | KeyCode::Down => Command::Down,
        KeyCode::Char('k') | KeyCode::Up => Command::Up,
        KeyCode::Char(' ') | KeyCode::PageDown => Command::PageDown,
        KeyCode::PageUp => Command::PageUp,
        _ => Command::Back,
    }
}

/// What a key is called.
pub(super) fn name(key: KeyEvent) -> String {
    let control = if key.modifiers.contains(KeyModifiers::CONTROL) {
        "Ctrl-"
    } else {
        ""
    };
    match key.code {
        KeyCode::Char(' ') => format!("{control}Space"),
        KeyCode::Char(c) => format!("{control}{c}"),
        KeyCode::F(number) => format!("{control}F{number}"),
        code => format!("{control}{code:?}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every key that does something is in the help, and every key of the help does something.
    #[test]
    fn the_help_is_complete() {
        let rows = HELP.iter().flat_map(|(_, keys)| *keys);
        let rows = rows.map(|(keys, what)| format!(" {keys} {what} "));
        let all = rows.collect::<Vec<_>>().concat();
        let separators = [' ', ';', ',', '.'];
        let named: Vec<&str> = all.split(separators).collect();
        for c in (' '..='~').filter(|c| !c.is_whitespace()) {
            let key = |modifiers| KeyEvent::new(KeyCode::Char(c), modifiers);
            let means = |mode| command(key(KeyModifiers::NONE), mode).is_some();
            if means(Mode::Reading) || means(Mode::Recalling) {
                assert!(named.contains(&c.to_string().as_str()), "{c}");
            }
            // Those that only repeat what another key does are left to those who know them.
            let known = ['n', 'p', 'f', 'b', 'j'].contains(&c);
            if command(key(KeyModifiers::CONTROL), Mode::Reading).is_some() && !known {
                let name = format!("Ctrl-{c}");
                let is_named = named.iter().any(|it| it.eq_ignore_ascii_case(&name));
                assert!(is_named, "{name}");
            }
        }
        for (keys, _) in HELP.iter().flat_map(|(_, keys)| *keys) {
            let mut keys = keys.split_whitespace().filter(|key| key.len() == 1);
            assert!(keys.all(|key| {
                let key = KeyCode::Char(key.chars().next().expect("one"));
                let key = KeyEvent::new(key, KeyModifiers::NONE);
                command(key, Mode::Recalling).is_some()
            }));
        }
    }
}
