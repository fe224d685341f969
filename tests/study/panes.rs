//! Panes that are zoomed, hidden and made larger or smaller.

use vt100::Screen;

use super::terminal::{find, has, text};
use super::{home, leave, study};

fn row_of(screen: &Screen, wanted: &str) -> Option<u16> {
    find(screen, wanted).map(|(_, row)| row)
}

#[test]
fn the_pane_in_focus_is_zoomed() {
    let home = home();
    let mut terminal = study(&home, &["q18"], (160, 30));
    terminal.press("j").wait_for("Band 1 of 7");
    let screen = terminal.press("z").wait_without("Band 1 of 7");
    assert!(!has(&screen, "Questions and idioms"), "{}", text(&screen));
    assert!(has(&screen, "import logging"), "{}", text(&screen));
    insta::assert_snapshot!("zoomed", text(&screen));
    let screen = terminal.press("\t\t").wait_for("Band 1 of 7");
    assert!(!has(&screen, "import logging"), "{}", text(&screen));
    let screen = terminal.press("\t").wait_for("Questions and idioms");
    assert!(has(&screen, "q18  A decorator") || has(&screen, "q18 A decorator"));
    assert!(!has(&screen, "Band 1 of 7"), "{}", text(&screen));
    terminal.press("z").wait_for("Band 1 of 7");
    leave(terminal);
}

#[test]
fn list_and_notes_are_hidden_and_shown() {
    let home = home();
    let mut terminal = study(&home, &["q18"], (160, 30));
    terminal.press("j").wait_for("Questions and idioms");
    terminal.press("[").wait_without("Questions and idioms");
    terminal.press("[").wait_for("Questions and idioms");
    terminal.press("]").wait_without("Band 1 of 7");
    terminal.press("]").wait_for("Band 1 of 7");
    leave(terminal);
}

#[test]
fn keys_and_the_mouse_move_the_edges() {
    let home = home();
    let mut terminal = study(&home, &["q18"], (160, 40));
    let screen = terminal.press("j").wait_for("Band 1 of 7");
    let edge = |screen: &Screen| find(screen, "│").map(|(column, _)| column);
    let notes = |screen: &Screen| row_of(screen, "Band 1 of 7");
    assert_eq!(edge(&screen), Some(32));
    let before = notes(&screen).expect("is seen");
    terminal
        .press(">")
        .wait("a wider list", |it| edge(it) == Some(36));
    terminal
        .press("<<")
        .wait("a narrower list", |it| edge(it) == Some(28));
    terminal
        .press("+")
        .wait("higher notes", |it| notes(it) == Some(before - 2));
    terminal
        .press("-")
        .wait("lower notes", |it| notes(it) == Some(before));
    terminal
        .drag((28, 5), (50, 5))
        .wait("a dragged list", |it| edge(it) == Some(50));
    terminal
        .drag((60, before), (60, 10))
        .wait("dragged notes", |it| notes(it) == Some(10));
    terminal.press("=").wait("as at first", |it| {
        edge(it) == Some(32) && notes(it) == Some(before)
    });
    leave(terminal);
}

#[test]
fn the_notes_are_as_high_as_their_text() {
    let home = home();
    let mut terminal = study(&home, &["q18"], (120, 40));
    let mut rows = Vec::new();
    for band in 1..=5 {
        let screen = terminal.press("j").wait_for(&format!("Band {band} of 7"));
        rows.push(row_of(&screen, &format!("Band {band} of 7")));
    }
    rows.dedup();
    assert!(rows.len() > 1, "{rows:?}");
    leave(terminal);
}

#[test]
fn side_by_side_from_the_same_width_on_as_explain() {
    let home = home();
    for (columns, is_beside) in [(99, false), (100, true)] {
        let mut terminal = study(&home, &["q16"], (columns, 40));
        let screen = terminal.press("gj").wait_for("Band 1 of");
        let rows = (
            row_of(&screen, "│ def power"),
            row_of(&screen, "│ fn power"),
        );
        assert_eq!(rows.0 == rows.1, is_beside, "{}", text(&screen));
        leave(terminal);
    }
}
