//! `py2rs study` in a terminal: keys go in, and what a reader would see is read back.
#![cfg(unix)]

#[path = "study/giving_back.rs"]
mod giving_back;
#[path = "study/keeping.rs"]
mod keeping;
#[path = "study/own_file.rs"]
mod own_file;
#[path = "study/panes.rs"]
mod panes;
#[allow(dead_code, reason = "the corpus asks it for more")]
#[path = "corpus/python.rs"]
mod python;
#[path = "study/reader.rs"]
mod reader;
#[path = "study/terminal.rs"]
mod terminal;

use std::path::Path;
use std::process::Command;

use base64::Engine as _;
use tempfile::TempDir;
use terminal::{Terminal, find, has, text};
use vt100::{Color, Screen};

const DOWN: &str = "\x1b[B";
const UP: &str = "\x1b[A";
const RIGHT: &str = "\x1b[C";
const ESCAPE: &str = "\x1b";
const SHIFT_TAB: &str = "\x1b[Z";

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
    terminal.press("j").wait_for("1│ use log::");
    terminal.press("j");
    let screen = terminal.wait_for("17│ }");
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
        terminal.press_and_wait(RIGHT);
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
    // The card that is about it comes before the question that shows it.
    terminal.press("/inspect_err\r");
    let screen = terminal.wait_for("in exception.reraise");
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
    let beside = |screen: &Screen| has(screen, "import logging   ") && has(screen, "1│ use log");
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
    let before = terminal.wait_for("── 1 ");
    terminal.wheel_down(word).wait("other rows", |screen| {
        find(screen, "── 1 ") != find(&before, "── 1 ")
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
        assert!(has(&screen, "── 3 "), "{}", text(&screen));
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
        ("120x30", (120, 30)),
        ("140x40", (140, 40)),
        ("160x50", (160, 50)),
        ("40x20", (40, 20)),
    ] {
        let home = home();
        // Of a family, so that the list is short.
        let mut terminal = study(&home, &["decorator"], size);
        terminal.wait_for("decorator");
        terminal.press("\r").wait_for("j k band");
        let screen = terminal.press("j").wait_for("Band 1");
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
