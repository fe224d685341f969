//! What a reader does besides reading on: follow and come back, search, keep, try, practise.

use std::env;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use serde_json::Value;
use tempfile::TempDir;
use vt100::Color;

use super::terminal::{Terminal, find, has, text};
use super::{ESCAPE, RIGHT, home, leave, looks, study, study_with};

const BACKSPACE: &str = "\x7f";

fn kept(home: &TempDir) -> Value {
    let bytes = fs::read(home.path().join("py2rs/progress.json")).expect("was kept");
    serde_json::from_slice(&bytes).expect("is JSON")
}

/// Waits until a file of progress has what is asked for.
fn wait_until(home: &TempDir, is_meant: impl Fn(&Value) -> bool) -> Value {
    for _ in 0..600 {
        let bytes = fs::read(home.path().join("py2rs/progress.json")).unwrap_or_default();
        if let Ok(known) = serde_json::from_slice(&bytes)
            && is_meant(&known)
        {
            return known;
        }
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    panic!("it is never kept: {}", kept(home));
}

#[test]
fn a_key_that_means_nothing_says_so() {
    let home = home();
    let mut terminal = study(&home, &["q18"], (100, 30));
    terminal.wait_for("The idea");
    terminal.press("%").wait_for("%: no such key here");
    terminal.press("\x14").wait_for("Ctrl-t: no such key here");
    terminal.press("j").wait_without("no such key");
    leave(terminal);
}

#[test]
fn reading_goes_on_where_it_was_left_also_after_a_kill() {
    let home = home();
    let mut terminal = study(&home, &["q18"], (140, 40));
    terminal.press("jjj").wait_for("Band 3 of 7");
    leave(terminal);
    let mut terminal = study(&home, &[], (140, 40));
    let screen = terminal.wait_for("read on at band 3");
    assert!(has(&screen, "Band 3 of 7"), "{}", text(&screen));
    assert!(has(&screen, "- q18"), "{}", text(&screen));
    terminal.press("jj").wait_for("Band 5 of 7");
    wait_until(&home, |it| it["records"]["q18"]["place"]["step"] == 5);
    terminal.kill();
    let mut terminal = study(&home, &["q18"], (140, 40));
    terminal.wait_for("read on at band 5");
    terminal.press("nj").wait_for("Band 1 of");
    terminal.press("p").wait_for("Band 5 of 7");
    terminal.press("g").wait_for("The idea");
    leave(terminal);
}

#[test]
fn links_of_the_notes_are_followed_and_come_back_from() {
    let home = home();
    let mut terminal = study(&home, &["q18"], (120, 40));
    terminal.press("j").wait_for("Band 1 of 7");
    // Into the notes: their only link is chosen.
    let screen = terminal.press("\t\t").wait("the link is chosen", |screen| {
        looks(screen, "system.logging", vt100::Cell::inverse)
    });
    assert!(has(&screen, "Enter follow"), "{}", text(&screen));
    terminal.press("\r").wait_for("system.logging: Backspace");
    terminal.press(BACKSPACE).wait_for("Band 1 of 7");
    terminal.press("f").wait_for("system.logging: Backspace");
    terminal.press("\x0f").wait_for("Band 1 of 7");
    // The idea has several; one of them is chosen with the arrows, another clicked on.
    terminal
        .press("\t\t")
        .press("g")
        .press("\t")
        .wait_for("Band 1 of 7");
    terminal.press("g").wait_for("The idea");
    let screen = terminal.press("]]").wait_for("decorator.parametrized");
    let cell = find(&screen, "decorator.parametrized").expect("is seen");
    terminal
        .click(cell)
        .wait_for("decorator.parametrized: Backspace");
    terminal.press(BACKSPACE).wait_for(" q18  ");
    leave(terminal);
}

#[test]
fn hits_are_marked_and_walked() {
    let home = home();
    let mut terminal = study(&home, &[], (140, 40));
    terminal
        .press("/StdoutLogger\r")
        .wait_for("place 1 of 3 in q18");
    let screen = terminal.wait_for("Band 1 of 7");
    let is_marked = |screen: &vt100::Screen| {
        let (rows, columns) = screen.size();
        (0..rows.get()).any(|row| {
            (0..columns.get()).any(|column| {
                let cell = screen.cell(row, column).expect("is on the screen");
                cell.bgcolor() == Color::Idx(80)
            })
        })
    };
    assert!(is_marked(&screen), "{}", text(&screen));
    insta::assert_snapshot!("search", text(&screen));
    terminal.press("n").wait_for("place 2 of");
    terminal.press("N").wait_for("place 1 of");
    // No other entry has it: the search goes round.
    terminal.press("N").wait_for("place 3 of 3 in q18");
    terminal.press("n").wait_for("place 1 of 3 in q18");
    let screen = terminal.press(ESCAPE).wait_for("Questions and idioms");
    assert!(!is_marked(&screen), "{}", text(&screen));
    leave(terminal);
}

#[test]
fn bookmarks_are_set_walked_listed_and_taken_away() {
    let home = home();
    let mut terminal = study(&home, &["q18"], (140, 40));
    terminal.press("'").wait_for("there is no bookmark");
    terminal.press("jj").wait_for("Band 2 of 7");
    terminal.press("m").wait_for("* Band 2 of 7");
    terminal.press("jjj").wait_for("Band 5 of 7");
    terminal.press("m").wait_for("* Band 5 of 7");
    terminal.press("'").wait_for("* Band 2 of 7");
    terminal.press("'").wait_for("* Band 5 of 7");
    let screen = terminal.press("M").wait_for("Bookmarks and notes");
    assert!(
        has(&screen, "* q18") || has(&screen, "*q18"),
        "{}",
        text(&screen)
    );
    assert!(!has(&screen, "q17"), "{}", text(&screen));
    terminal.press("M").wait_for("q17");
    terminal.press("\rm").wait_for("the bookmark is gone");
    leave(terminal);
    let bookmarks = &kept(&home)["records"]["q18"]["bookmarks"];
    assert_eq!(bookmarks[0]["step"], 2);
    assert!(bookmarks[0]["gone"].is_null());
    assert_eq!(bookmarks[1]["gone"], true);
}

#[test]
fn own_notes_are_kept_also_after_a_kill() {
    let home = home();
    let mut terminal = study(&home, &["q18"], (120, 40));
    terminal.press("jj").wait_for("Band 2 of 7");
    terminal.press("a").wait_for("note: ");
    terminal.press("as in our own log?").wait_for("log?▏");
    terminal.press("\r").wait_for("kept; A takes it back");
    terminal.press("asecond\r").wait_for("· second");
    wait_until(&home, |it| {
        it["records"]["q18"]["notes"][1]["text"] == "second"
    });
    terminal.kill();
    let mut terminal = study(&home, &["q18"], (120, 40));
    terminal.wait_for("read on at band 2");
    terminal.press("k").wait_for("Band 1 of 7");
    let screen = terminal.press("j").wait_for("· as in our own log?");
    insta::assert_snapshot!("own_notes", text(&screen));
    terminal.press("A").wait_for("taken back: second");
    terminal
        .press("agiven up")
        .press(ESCAPE)
        .wait_for("was given up");
    leave(terminal);
    let notes = &kept(&home)["records"]["q18"]["notes"];
    assert_eq!(notes[0]["text"], "as in our own log?");
    assert_eq!(notes[1]["gone"], true);
    assert!(notes[2].is_null());
}

#[test]
fn two_readers_at_once_lose_nothing_of_each_other() {
    let home = home();
    let mut one = study(&home, &["q18"], (120, 40));
    let mut other = study(&home, &["q18"], (120, 40));
    one.press("j").wait_for("Band 1 of 7");
    other.press("j").wait_for("Band 1 of 7");
    one.press("aof one\r").wait_for("· of one");
    // What the first one noted is known as soon as the second one keeps something.
    other.press("aof the other\r").wait_for("· of one");
    one.press("jm").wait_for("* Band 2 of 7");
    leave(one);
    leave(other);
    let record = &kept(&home)["records"]["q18"];
    assert_eq!(record["notes"].as_array().map(Vec::len), Some(2));
    assert_eq!(record["bookmarks"][0]["step"], 2);
}

#[test]
fn on_a_full_disk_it_is_said_and_what_was_there_stays() {
    let home = home();
    let mut terminal = study(&home, &["q18"], (140, 40));
    terminal.press("jm").wait_for("* Band 1 of 7");
    leave(terminal);
    let before = fs::read(home.path().join("py2rs/progress.json")).expect("is there");
    let next = home.path().join("py2rs/progress.json.next");
    std::os::unix::fs::symlink("/dev/full", &next).expect("can be linked");
    let mut terminal = study(&home, &["q18"], (200, 40));
    terminal.wait_for("Band 1 of 7");
    terminal
        .press("alost?\r")
        .wait_for("progress is not kept: ");
    let screen = terminal.press("j").press("k").wait_for("· lost?");
    assert!(has(&screen, "* Band 1 of 7"), "{}", text(&screen));
    leave(terminal);
    let after = fs::read(home.path().join("py2rs/progress.json")).expect("is there");
    assert_eq!(before, after);
}

/// A home in which cargo finds what it needs.
fn tools() -> Vec<(&'static str, String)> {
    let below = |variable: &str, name: &str| {
        let home = PathBuf::from(env::var_os("HOME").unwrap_or_default());
        let path = env::var_os(variable).map_or_else(|| home.join(name), PathBuf::from);
        path.to_str().expect("UTF-8").to_owned()
    };
    vec![
        ("CARGO_HOME", below("CARGO_HOME", ".cargo")),
        ("RUSTUP_HOME", below("RUSTUP_HOME", ".rustup")),
    ]
}

fn study_with_tools(home: &TempDir, id: &str, editor: &Path) -> Terminal {
    let tools = tools();
    let mut variables: Vec<(&str, &str)> = tools.iter().map(|(a, b)| (*a, b.as_str())).collect();
    variables.push(("EDITOR", editor.to_str().expect("UTF-8")));
    variables.push(("VISUAL", ""));
    study_with(home, &[id], (120, 40), &variables)
}

#[test]
fn x_runs_both_programs() {
    let home = home();
    let mut terminal = study_with_tools(&home, "q16", Path::new("true"));
    terminal.wait_for("The idea");
    terminal.press("x");
    if !crate::python::Interpreter::find().is_there() {
        assert!(!crate::python::is_required(), "there is no Python");
        terminal.wait_for("python3: ");
        return leave(terminal);
    }
    terminal.wait_for_text("Both print the same:");
    terminal.wait_for_text("[1, 5, 25, 125, 625]");
    terminal.press("\r").wait_for("The idea");
    leave(terminal);
}

#[test]
fn a_question_is_practised_from_within() {
    let home = home();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let solution = root.join("corpus/questions/q16/q16.rs");
    let editor = home.path().join("editor");
    let script = format!("#!/bin/sh\ncp {} \"$2\"\n", solution.display());
    fs::write(&editor, script).expect("can be written");
    fs::set_permissions(&editor, fs::Permissions::from_mode(0o755)).expect("can be run");
    let mut terminal = study_with_tools(&home, "q16", &editor);
    terminal.wait_for("The idea");
    terminal
        .press("c")
        .wait_for("there is no project yet; e writes it");
    terminal
        .press("e")
        .wait_for("q16-practice: c checks what is written there");
    terminal.press("c");
    terminal.wait_for_text("right, all 3 lines as expected");
    terminal.press("\r").wait_for("The idea");
    leave(terminal);
    assert!(home.path().join("q16-practice/expected.txt").is_file());
    assert!(kept(&home)["records"]["q16"]["practised"].is_u64());
}

#[test]
fn a_card_is_not_practised_and_a_phrase_is_no_program() {
    let home = home();
    let mut terminal = study(&home, &["decorator.wraps"], (120, 40));
    terminal.wait_for("The idea");
    terminal.press("e").wait_for("questions are practised");
    terminal.press(RIGHT);
    leave(terminal);
}
