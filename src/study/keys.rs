//! Keys → what is to be done. What a key means depends on what is going on.

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use crate::learn::progress::Grade;

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
    Search,
    Arrange,
    Hide,
    Copy,
    CopyAll,
    Recall,
    /// Back from a card that was followed.
    Return,
    Edit,
    Check,
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
    /// A quiz.
    Recalling,
    /// The help is shown.
    Helping,
}

/// All keys, as the help names them.
pub(super) const HELP: &[(&str, &str)] = &[
    ("j k  ↓ ↑", "next and previous band; in the list, question"),
    ("n p", "next and previous question, from anywhere"),
    ("Tab  Shift-Tab", "next and previous pane; the list is one"),
    (
        "Enter",
        "read what the list points at; in the code, the card of what is found there",
    ),
    ("Backspace", "back from that card"),
    (
        "e x",
        "of a file of your own: edit it; build, run and compare its port",
    ),
    (
        "← →",
        "the word under the cursor; its partners on the other side are marked",
    ),
    (
        "Space  PgDn PgUp",
        "a page down and up; Ctrl-d and Ctrl-u half of one",
    ),
    ("g G  Home End", "to the beginning and to the end"),
    (
        "/",
        "search titles, idioms, code and notes; Esc lifts the search",
    ),
    ("s", "side by side, or stacked"),
    ("h", "hide the Rust, or reveal it"),
    (
        "y",
        "copy the band's side that the cursor is on; Y the whole side",
    ),
    (
        "r",
        "recall: the Rust comes back in steps, then you grade yourself",
    ),
    ("1 2 3 4", "in recall: again, hard, good, easy"),
    ("?  F1", "this help; F1 while you type a search"),
    ("q", "leave; so does Ctrl-C"),
    (
        "mouse",
        "click on a pane, an entry, a word; wheel to scroll; with Shift, select as ever",
    ),
];

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
        Mode::Searching => searching(key.code),
        Mode::Recalling => recalling(key.code).or_else(|| reading(key.code)),
        Mode::Reading => reading(key.code),
    }
}

fn control(code: KeyCode, mode: Mode) -> Option<Command> {
    Some(match code {
        KeyCode::Char('c') => Command::Quit,
        KeyCode::Char('z') => Command::Suspend,
        KeyCode::Char('u') if mode == Mode::Searching => Command::EraseAll,
        KeyCode::Char('d') => Command::HalfDown,
        KeyCode::Char('u') => Command::HalfUp,
        KeyCode::Char('f') => Command::PageDown,
        KeyCode::Char('b') => Command::PageUp,
        KeyCode::Char('n') => Command::Down,
        KeyCode::Char('p') => Command::Up,
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
        KeyCode::Enter => Command::Open,
        KeyCode::Char('n') => Command::NextItem,
        KeyCode::Char('p') => Command::PreviousItem,
        KeyCode::Char('/') => Command::Search,
        KeyCode::Char('s') => Command::Arrange,
        KeyCode::Char('h') => Command::Hide,
        KeyCode::Char('y') => Command::Copy,
        KeyCode::Char('Y') => Command::CopyAll,
        KeyCode::Char('r') => Command::Recall,
        KeyCode::Backspace => Command::Return,
        KeyCode::Char('e') => Command::Edit,
        KeyCode::Char('x') => Command::Check,
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

fn searching(code: KeyCode) -> Option<Command> {
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
