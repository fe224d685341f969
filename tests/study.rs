//! `py2rs study` in a terminal: keys go in, and what a reader would see is read back.
#![cfg(unix)]

#[path = "study/terminal.rs"]
mod terminal;

use std::fs;
use std::path::Path;
use std::process::Command;

use base64::Engine as _;
use nix::sys::signal::{Signal, kill};
use nix::sys::wait::{WaitPidFlag, WaitStatus, waitpid};
use nix::unistd::Pid;
use serde_json::Value;
use tempfile::TempDir;
use terminal::{Terminal, find, has, text};
use vt100::{Color, Screen};

const DOWN: &str = "\x1b[B";
const UP: &str = "\x1b[A";
const RIGHT: &str = "\x1b[C";
const ESCAPE: &str = "\x1b";
const SHIFT_TAB: &str = "\x1b[Z";
const CTRL_C: &str = "\x03";
const CTRL_Z: &str = "\x1a";

fn home() -> TempDir {
    tempfile::tempdir().expect("a temporary folder")
}

fn study(home: &TempDir, arguments: &[&str], size: (u16, u16)) -> Terminal {
    study_with(home, arguments, size, &[])
}

fn study_with(
    home: &TempDir,
    arguments: &[&str],
    size: (u16, u16),
    variables: &[(&str, &str)],
) -> Terminal {
    let arguments = [&["study"], arguments].concat();
    let program = Path::new(env!("CARGO_BIN_EXE_py2rs"));
    Terminal::run(program, &arguments, home.path(), size, variables)
}

/// Waits until the footer is where it belongs on a screen of this size.
fn wait_for_footer(terminal: &Terminal, (columns, rows): (u16, u16)) -> Screen {
    terminal.wait("the footer", |screen| {
        find(screen, "? help") == Some((columns - 6, rows - 1))
    })
}

fn leave(mut terminal: Terminal) {
    terminal.press("q");
    let (status, _) = terminal.wait_for_end();
    assert!(status.success(), "{status:?}");
    terminal.assert_restored();
}

fn kept(home: &TempDir) -> Value {
    let bytes = fs::read(home.path().join("py2rs/progress.json")).expect("was kept");
    serde_json::from_slice(&bytes).expect("is JSON")
}

/// Progress in which `id` was recalled once, at this moment.
fn recalled(home: &TempDir, records: &[(&str, u64)]) {
    let mut all = serde_json::Map::new();
    for (id, at) in records {
        let reviews = serde_json::json!({"reviews": [{"at": at, "grade": "good"}]});
        all.insert((*id).to_owned(), reviews);
    }
    let folder = home.path().join("py2rs");
    fs::create_dir_all(&folder).expect("can be made");
    let document = serde_json::json!({"version": 1, "records": all});
    fs::write(folder.join("progress.json"), document.to_string()).expect("can be written");
}

fn looks(screen: &Screen, wanted: &str, look: impl Fn(&vt100::Cell) -> bool) -> bool {
    find(screen, wanted).is_some_and(|(column, row)| screen.cell(row, column).is_some_and(look))
}

#[test]
fn j_and_k_and_the_arrows_move_by_band() {
    let home = home();
    let mut terminal = study(&home, &["q18"], (120, 40));
    terminal.wait_for("The idea");
    terminal.press("j").wait_for("Band 1 of 7");
    terminal.press(DOWN).wait_for("Band 2 of 7");
    terminal.press("jj").wait_for("Band 4 of 7");
    terminal.press("k").wait_for("Band 3 of 7");
    terminal.press(UP).wait_for("Band 2 of 7");
    terminal.press("G").wait_for("To conclude");
    terminal.press("g").wait_for("The idea");
    leave(terminal);
}

#[test]
fn a_band_longer_than_the_screen_is_seen_to_its_end_before_the_next() {
    let home = home();
    let mut terminal = study(&home, &["q18"], (80, 24));
    terminal.wait_for("The idea");
    terminal.press("j").wait_for("1 │ use log::");
    terminal.press("j");
    let screen = terminal.wait_for("17 │ }");
    assert!(has(&screen, "Band 1 of 7"), "{}", text(&screen));
    terminal.press("j").wait_for("Band 2 of 7");
    leave(terminal);
}

#[test]
fn n_and_p_go_from_question_to_question() {
    let home = home();
    let mut terminal = study(&home, &["q18"], (100, 30));
    terminal.wait_for(" q18  ");
    terminal.press("n").wait_for(" q19  ");
    terminal.press("pp").wait_for(" q17  ");
    leave(terminal);
}

#[test]
fn tab_goes_from_pane_to_pane_and_back() {
    let home = home();
    let mut terminal = study(&home, &["q18"], (140, 50));
    let in_python = |screen: &Screen| looks(screen, "Python  ", vt100::Cell::inverse);
    let in_rust = |screen: &Screen| looks(screen, "Rust ", vt100::Cell::inverse);
    let in_notes = |screen: &Screen| looks(screen, "Band 2 of", vt100::Cell::inverse);
    let in_list = |screen: &Screen| looks(screen, "q18 A deco", vt100::Cell::inverse);
    terminal
        .press("jj")
        .wait("the cursor in the Python", in_python);
    terminal.press("\t").wait("the cursor in the Rust", in_rust);
    terminal.press("\t").wait("the notes in focus", in_notes);
    terminal.press("\t").wait("the list in focus", in_list);
    terminal
        .press("\t")
        .wait("the cursor in the Python", in_python);
    terminal.press(SHIFT_TAB).wait("the list in focus", in_list);
    terminal
        .press(SHIFT_TAB)
        .wait("the notes in focus", in_notes);
    leave(terminal);
}

#[test]
fn the_partners_of_the_word_under_the_cursor_are_marked() {
    let home = home();
    let mut terminal = study(&home, &["q18"], (140, 40));
    terminal.wait_for("The idea");
    terminal.press("jj").wait_for("Band 2 of 7");
    let under_cursor = |screen: &Screen| looks(screen, "func):", vt100::Cell::inverse);
    for _ in 0..12 {
        terminal.press(RIGHT);
    }
    let screen = terminal.wait("the cursor on func", under_cursor);
    assert!(
        looks(&screen, "func: impl", |cell| cell.bgcolor()
            == Color::Idx(3)),
        "{}",
        text(&screen)
    );
    leave(terminal);
}

#[test]
fn a_search_finds_titles_idioms_code_and_notes() {
    let home = home();
    let mut terminal = study(&home, &[], (120, 40));
    terminal.wait_for("Questions and idioms");
    for (words, found) in [
        ("logs exceptions and lets", "q18 "),
        ("decorator.parametrized", "q18 "),
        ("StdoutLogger", "q18 "),
        ("to show how small the trait", "q18 "),
    ] {
        terminal.press("/").press(words);
        terminal.wait(words, |screen| has(screen, "found") && has(screen, found));
        terminal.press(ESCAPE).wait_for("Questions and idioms");
    }
    terminal.press("/nothing has these words");
    terminal.wait_for("nothing");
    terminal
        .press("\r")
        .press(ESCAPE)
        .wait_for("Questions and idioms");
    terminal.press("/inspect_err\r");
    let screen = terminal.wait_for("Band 3 of 7");
    assert!(
        looks(&screen, "inspect_err", vt100::Cell::inverse),
        "the cursor is on what was found:\n{}",
        text(&screen)
    );
    leave(terminal);
}

#[test]
fn the_help_is_named_and_shown_and_closed() {
    let home = home();
    let mut terminal = study(&home, &["q18"], (80, 24));
    terminal.wait_for("? help");
    insta::assert_snapshot!("help", text(&terminal.press("?").wait_for("Keys")));
    terminal.press("?").wait_without("Keys");
    terminal.press("/").wait_for("F1 help");
    terminal.press("a?\x1bOP").wait_for("Keys");
    terminal.press(ESCAPE).wait_for("/a?");
    terminal.press(ESCAPE).wait_for("? help");
    leave(terminal);
}

#[test]
fn s_puts_the_programs_side_by_side_or_one_below_the_other() {
    let home = home();
    let mut terminal = study(&home, &["q18"], (120, 30));
    let beside = |screen: &Screen| has(screen, "import logging   ") && has(screen, "1 │ use log");
    terminal
        .press("j")
        .wait("both beside each other", |screen| {
            beside(screen) && !has(screen, "  Python\n")
        });
    let row = |screen: &Screen, wanted| find(screen, wanted).map(|(_, row)| row);
    let are_level = |screen: &Screen| row(screen, "import logging") == row(screen, "use log::{");
    terminal.wait("both on one row", are_level);
    terminal.press("s").wait("one below the other", |screen| {
        beside(screen) && !are_level(screen)
    });
    terminal.press("s").wait("both on one row", are_level);
    terminal.resize((50, 30));
    wait_for_footer(&terminal, (50, 30));
    terminal.press("s").wait_for("too narrow");
    leave(terminal);
}

#[test]
fn h_hides_the_rust_and_reveals_it() {
    let home = home();
    let mut terminal = study(&home, &["q18"], (120, 30));
    terminal.press("j").wait_for("LevelFilter");
    let screen = terminal.press("h").wait_without("LevelFilter");
    assert!(has(&screen, "░░░░"), "{}", text(&screen));
    assert!(has(&screen, "import logging"), "{}", text(&screen));
    terminal.press("\ty").wait_for("the Rust is hidden");
    terminal.press("h").wait_for("LevelFilter");
    leave(terminal);
}

#[test]
fn y_copies_the_side_of_the_band_that_the_cursor_is_on() {
    let home = home();
    let mut terminal = study(&home, &["q18"], (120, 30));
    terminal.press("j").wait_for("Band 1");
    terminal.press("y").wait_for("lines of Python of band 1");
    let data = terminal.wait_for_clipboard();
    let bytes = base64::prelude::BASE64_STANDARD.decode(data);
    let copied = String::from_utf8(bytes.expect("is Base64")).expect("is UTF-8");
    assert!(
        copied.starts_with("import logging\nimport sys\n"),
        "{copied}"
    );
    assert!(copied.ends_with("%(message)s\")\n"), "{copied}");
    leave(terminal);
}

#[test]
fn a_click_moves_to_what_it_points_at_and_the_wheel_scrolls() {
    let home = home();
    let mut terminal = study(&home, &["q18"], (140, 40));
    let screen = terminal.wait_for("q20 Events");
    let entry = find(&screen, "q20 Events").expect("is seen");
    let screen = terminal.click(entry).wait_for(" q20  ");
    let word = find(&screen, "asyncio").expect("is seen");
    terminal
        .click(word)
        .wait("the cursor on asyncio", |screen| {
            has(screen, "Band 1")
                && screen
                    .cell(word.1, word.0)
                    .is_some_and(vt100::Cell::inverse)
        });
    let before = terminal.wait_for("①  1");
    terminal.wheel_down(word).wait("other rows", |screen| {
        find(screen, "①  1") != find(&before, "①  1")
    });
    leave(terminal);
}

#[test]
fn the_screen_fits_again_after_a_resize_and_keeps_the_band() {
    let home = home();
    let mut terminal = study(&home, &["q18"], (160, 50));
    terminal.press("jjj").wait_for("Band 3 of 7");
    for size in [(40, 20), (80, 24), (100, 30), (20, 6), (160, 50)] {
        terminal.resize(size);
        let screen = wait_for_footer(&terminal, size);
        assert!(has(&screen, "③"), "{}", text(&screen));
    }
    leave(terminal);
}

#[test]
fn screens_of_all_sizes_are_survived() {
    let home = home();
    let mut terminal = study(&home, &["q18"], (80, 24));
    for size in [
        (1, 1),
        (2, 3),
        (5, 2),
        (1, 40),
        (300, 1),
        (19, 4),
        (500, 120),
    ] {
        terminal.resize(size);
        for keys in [
            "j", "?", ESCAPE, "h", "\t", "\t", "/a", ESCAPE, "r", " ", ESCAPE, "G",
        ] {
            terminal.press(keys);
        }
        terminal.press("g");
    }
    terminal.resize((80, 24));
    wait_for_footer(&terminal, (80, 24));
    leave(terminal);
}

#[test]
fn whole_screens() {
    for (name, size) in [
        ("80x24", (80, 24)),
        ("100x30", (100, 30)),
        ("140x40", (140, 40)),
        ("40x20", (40, 20)),
    ] {
        let home = home();
        // Of a family, so that the list is short.
        let mut terminal = study(&home, &["decorator"], size);
        terminal.wait_for("decorator");
        terminal.press("\r").wait_for("j k band");
        let screen = terminal.press("j").wait_for("Band 1 of");
        insta::assert_snapshot!(name, text(&screen));
        leave(terminal);
    }
}

#[test]
fn no_color_is_honoured() {
    let home = home();
    let mut terminal = study_with(&home, &["q18"], (120, 50), &[("NO_COLOR", "1")]);
    let screen = terminal.press("jj").wait_for("Band 2");
    let (rows, columns) = screen.size();
    for row in 0..rows.get() {
        for column in 0..columns.get() {
            let cell = screen.cell(row, column).expect("is on the screen");
            assert_eq!(cell.fgcolor(), Color::Default);
            assert_eq!(cell.bgcolor(), Color::Default);
        }
    }
    leave(terminal);
}

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
        "panics_on_the_full_screen",
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

#[test]
fn recall_reveals_the_rust_in_steps_and_keeps_the_grade() {
    let home = home();
    let mut terminal = study(&home, &["q18"], (120, 40));
    terminal.wait_for("LevelFilter");
    let screen = terminal.press("r").wait_for("Space the idea");
    assert!(!has(&screen, "LevelFilter"), "{}", text(&screen));
    terminal.press("3").wait_for("Space reveals the idea");
    let screen = terminal.press(" ").wait_for("Space the signatures");
    assert!(has(&screen, "The idea"), "{}", text(&screen));
    assert!(!has(&screen, "struct StdoutLogger"), "{}", text(&screen));
    let screen = terminal.press(" ").wait_for("Space all of it");
    assert!(has(&screen, "struct StdoutLogger;"), "{}", text(&screen));
    assert!(has(&screen, "fn enabled(&self"), "{}", text(&screen));
    assert!(!has(&screen, "println!"), "{}", text(&screen));
    let screen = terminal.press(" ").wait_for("println!");
    assert!(has(&screen, "1 again 10 min"), "{}", text(&screen));
    assert!(has(&screen, "4 easy"), "{}", text(&screen));
    terminal
        .press("3")
        .wait_for("1 recalled; the next is due in");
    leave(terminal);
    let kept = kept(&home);
    assert_eq!(kept["version"], 1);
    assert_eq!(kept["records"]["q18"]["reviews"][0]["grade"], "good");
}

#[test]
fn due_asks_for_what_is_due_and_for_nothing_else() {
    let home = home();
    let now = py2rs::progress::now();
    let day = 24 * 3600;
    recalled(
        &home,
        &[
            ("q02", now - 90 * day),
            ("q18", now - 100 * day),
            ("q03", now),
        ],
    );
    let mut terminal = study(&home, &["--due"], (120, 40));
    let screen = terminal.wait_for(" q18  ");
    assert!(has(&screen, "Space the idea"), "{}", text(&screen));
    terminal.press("   3").wait_for(" q02  ");
    terminal
        .press("   1")
        .wait_for("2 recalled; the next is due in 10 min");
    leave(terminal);
    assert_eq!(
        kept(&home)["records"]["q02"]["reviews"][1]["grade"],
        "again"
    );
    let mut terminal = study(&home, &["--due"], (120, 40));
    let (status, screen) = terminal.wait_for_end();
    assert!(status.success());
    assert!(
        has(&screen, "Nothing is due; the next is in 10 min."),
        "{}",
        text(&screen)
    );
}

#[test]
fn two_at_once_both_keep_what_they_did() {
    let home = home();
    let mut one = study(&home, &["q18"], (120, 40));
    let mut other = study(&home, &["q02"], (120, 40));
    one.wait_for(" q18  ");
    other.wait_for(" q02  ");
    one.press("r   4").wait_for("1 recalled");
    other.press("r   4").wait_for("1 recalled");
    leave(one);
    leave(other);
    let kept = kept(&home);
    assert_eq!(kept["records"]["q18"]["reviews"][0]["grade"], "easy");
    assert_eq!(kept["records"]["q02"]["reviews"][0]["grade"], "easy");
}

#[test]
fn reading_to_the_end_is_kept_and_shown_in_the_list() {
    let home = home();
    let mut terminal = study(&home, &["q18"], (140, 40));
    terminal.wait_for("The idea");
    terminal.press("G").wait_for("· q18");
    leave(terminal);
    assert!(kept(&home)["records"]["q18"]["read"].is_u64());
}

#[test]
fn a_damaged_file_is_set_aside_with_a_message() {
    let home = home();
    let folder = home.path().join("py2rs");
    fs::create_dir_all(&folder).expect("can be made");
    fs::write(folder.join("progress.json"), "{\"version\": 1, \"rec").expect("can be written");
    let terminal = study(&home, &["q18"], (200, 40));
    terminal.wait_for("progress.json is damaged");
    leave(terminal);
    let names = fs::read_dir(&folder).expect("is there");
    let names = names.map(|entry| entry.expect("is there").path());
    let aside = names.filter(|path| path.to_string_lossy().contains("damaged"));
    let aside: Vec<_> = aside.collect();
    assert_eq!(aside.len(), 1);
    assert_eq!(
        fs::read_to_string(&aside[0]).expect("is kept"),
        "{\"version\": 1, \"rec"
    );
}

#[test]
fn where_nothing_can_be_kept_one_can_still_read() {
    let home = home();
    fs::write(home.path().join("py2rs"), "no folder").expect("can be written");
    let mut terminal = study(&home, &["q18"], (200, 40));
    terminal.wait_for("progress is not kept: ");
    terminal.press("j").wait_for("Band 1 of 7");
    leave(terminal);
}

#[test]
fn without_a_terminal_it_says_what_else_there_is() {
    let output = Command::new(env!("CARGO_BIN_EXE_py2rs"))
        .arg("study")
        .output()
        .expect("starts");
    assert_eq!(output.status.code(), Some(2));
    let message = String::from_utf8_lossy(&output.stderr);
    assert!(message.contains("study needs a terminal"), "{message}");
    assert!(message.contains("py2rs explain q18"), "{message}");
}
