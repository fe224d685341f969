//! The full screen as a reader meets it: keys go into a terminal, the screen is read back.

#[path = "study/terminal.rs"]
mod terminal;

use std::process::Command;

use nix::sys::signal::Signal;
use tempfile::TempDir;
use terminal::Terminal;

struct Desk {
    state: TempDir,
}

impl Desk {
    fn new() -> Self {
        Self {
            state: tempfile::tempdir().expect("a temporary folder"),
        }
    }

    fn study(&self, arguments: &[&str], size: (u16, u16)) -> Terminal {
        self.study_with(arguments, size, &[])
    }

    fn study_with(
        &self,
        arguments: &[&str],
        size: (u16, u16),
        variables: &[(&str, &str)],
    ) -> Terminal {
        let arguments = [&["study"], arguments].concat();
        let program = env!("CARGO_BIN_EXE_py2rs");
        Terminal::start(program, &arguments, size, self.state.path(), variables)
    }

    /// What a command says of the same reader.
    fn said(&self, arguments: &[&str]) -> String {
        let output = Command::new(env!("CARGO_BIN_EXE_py2rs"))
            .args(arguments)
            .env("XDG_STATE_HOME", self.state.path())
            .output()
            .expect("the binary starts");
        String::from_utf8(output.stdout).expect("UTF-8")
    }
}

const TITLE: &str = "A decorator that logs exceptions";

#[test]
fn keys_move_by_band_and_by_question() {
    let desk = Desk::new();
    let mut terminal = desk.study(&["q18"], (100, 30));
    terminal.wait_for("The idea");
    terminal.press("j");
    terminal.wait_for("Band 1 of 7");
    // The first band is longer than the pane: first its rest is shown.
    terminal.press("jj");
    terminal.wait_for("Band 2 of 7: Three layers become one");
    terminal.press("\x1b[A");
    terminal.wait_for("Band 1 of 7");
    terminal.press("n");
    terminal.wait_for("q19  A memoizing decorator");
    terminal.press("pp");
    terminal.wait_for("q17  A small dependency injector");
    terminal.press("G");
    terminal.wait_for("To conclude");
}

#[test]
fn a_search_lists_what_says_it() {
    let desk = Desk::new();
    let mut terminal = desk.study(&[], (160, 45));
    terminal.wait_for("q01");
    terminal.press("/staircase");
    terminal.wait("only what says it", |screen| {
        screen.contains("q11") && !screen.contains("q01")
    });
    terminal.press("\r");
    terminal.wait_for("q11  Staircase search in a matrix");
    terminal.press("\x1b");
    terminal.wait_for("q01");
}

#[test]
fn the_rust_is_hidden_and_revealed() {
    let desk = Desk::new();
    let mut terminal = desk.study(&["q18"], (80, 24));
    terminal.wait_for("use log::");
    terminal.press("h");
    let screen = terminal.wait_for("(hidden)");
    assert!(!screen.contains("use log::"), "{screen}");
    assert!(screen.contains("import logging"), "{screen}");
    terminal.press("h");
    terminal.wait_for("use log::");
}

#[test]
fn side_by_side_and_stacked() {
    let beside = |screen: &str| {
        screen
            .lines()
            .any(|row| row.contains("import logging") && row.contains("use log::"))
    };
    let desk = Desk::new();
    let mut terminal = desk.study(&["q18"], (120, 30));
    terminal.wait_for("import logging");
    let is_beside = beside(&terminal.wait_for("use log::"));
    for is_beside in [!is_beside, is_beside] {
        terminal.press("s");
        terminal.wait("the other arrangement", |screen| {
            beside(screen) == is_beside
        });
    }
}

#[test]
fn it_reflows_when_the_terminal_changes() {
    let desk = Desk::new();
    let mut terminal = desk.study(&["q18"], (160, 45));
    terminal.wait_for("Questions and idioms");
    for (columns, rows) in [(80, 24), (40, 20), (40, 10), (20, 6), (8, 3), (100, 30)] {
        terminal.resize(columns, rows);
        if columns >= 40 {
            terminal.wait("its footer", |screen| {
                let last = screen.lines().last().unwrap_or_default();
                screen.lines().count() == usize::from(rows) && last.ends_with("? help")
            });
        }
    }
    terminal.wait_for(TITLE);
    terminal.press("q");
    assert_eq!(terminal.end().exit_code(), 0);
}

#[test]
fn the_footer_names_the_help_and_the_help_names_the_keys() {
    let desk = Desk::new();
    let mut terminal = desk.study(&["q18"], (80, 40));
    terminal.wait_for("? help");
    terminal.press("?");
    let screen = terminal.wait_for("In the list: ");
    for key in [
        "j k", "n p", "Tab", "/", " s ", " h ", " y ", " r ", " q ", "mouse",
    ] {
        assert!(screen.contains(key), "{key} in\n{screen}");
    }
    terminal.press("\x1b");
    terminal.wait_without("next and previous band");
}

#[test]
fn a_side_is_copied_through_the_terminal() {
    let desk = Desk::new();
    let mut terminal = desk.study(&["q18"], (100, 30));
    terminal.wait_for(TITLE);
    terminal.press("jy");
    // "import logging", in base 64, behind the sequence that sets a clipboard.
    terminal.wait("a copy", |_| {
        terminal.has_written("\x1b]52;c;aW1wb3J0IGxvZ2dpbm")
    });
}

#[test]
fn the_mouse_points_and_scrolls() {
    let desk = Desk::new();
    let mut terminal = desk.study(&[], (160, 45));
    let screen = terminal.wait_for("q03");
    let row = screen
        .lines()
        .position(|row| row.contains("q03"))
        .expect("is listed")
        + 1;
    terminal.press(&format!("\x1b[<0;6;{row}M\x1b[<0;6;{row}m"));
    let before = terminal.wait_for("q03  A context manager becomes a guard");
    terminal.press("\x1b[<65;80;10M\x1b[<65;80;10M\x1b[<65;80;10M");
    terminal.wait("another part of the code", |screen| screen != before);
}

#[test]
fn the_terminal_is_given_back_when_the_reader_leaves() {
    for key in ["q", "\x03"] {
        let desk = Desk::new();
        let mut terminal = desk.study(&["q18"], (80, 24));
        terminal.wait_for(TITLE);
        assert!(terminal.is_taken());
        terminal.press(key);
        assert_eq!(terminal.end().exit_code(), 0);
        assert!(!terminal.is_taken());
        assert!(!terminal.screen().contains(TITLE));
    }
}

#[test]
fn the_terminal_is_given_back_to_who_sends_a_signal() {
    for signal in [Signal::SIGTERM, Signal::SIGHUP, Signal::SIGINT] {
        let desk = Desk::new();
        let mut terminal = desk.study(&["q18"], (80, 24));
        terminal.wait_for(TITLE);
        terminal.signal(signal);
        assert!(!terminal.end().success());
        assert!(!terminal.is_taken(), "{signal}");
    }
}

#[test]
fn the_terminal_is_given_back_before_a_panic_is_reported() {
    let desk = Desk::new();
    let program = std::env::current_exe().expect("is known");
    let arguments = [
        "--exact",
        "panics_with_the_screen_taken",
        "--ignored",
        "--nocapture",
    ];
    let program = program.to_str().expect("UTF-8");
    let mut terminal = Terminal::start(program, &arguments, (100, 30), desk.state.path(), &[]);
    assert!(!terminal.end().success());
    assert!(terminal.has_written("\x1b[?1049h"), "it was taken");
    assert!(!terminal.is_taken());
    terminal.wait_for("the reason that a reader must see");
}

#[test]
#[ignore = "run in a terminal by the test above"]
fn panics_with_the_screen_taken() {
    let _screen = py2rs::study::terminal::Screen::take().expect("there is a terminal");
    panic!("the reason that a reader must see");
}

#[test]
fn without_colours_there_are_none() {
    let desk = Desk::new();
    let terminal = desk.study_with(&["q18"], (80, 24), &[("NO_COLOR", "1")]);
    terminal.wait_for("import logging");
    assert!(!terminal.is_coloured());
    let terminal = desk.study(&["q18"], (80, 24));
    terminal.wait_for("import logging");
    assert!(terminal.is_coloured());
}

#[test]
fn what_was_recalled_is_kept_and_comes_back() {
    let desk = Desk::new();
    let nothing = desk.said(&["study", "--due"]);
    assert!(
        nothing.is_empty() || nothing.contains("Nothing"),
        "{nothing}"
    );
    let mut terminal = desk.study(&["q18"], (80, 24));
    terminal.wait_for(TITLE);
    terminal.press("r");
    let screen = terminal.wait_for("How would you write this in Rust?");
    assert!(!screen.contains("use log::"), "{screen}");
    terminal.press(" ");
    terminal.wait_for("A decorator takes a function");
    terminal.press("  ");
    terminal.wait_for("1 again");
    terminal.press("3");
    terminal.wait_for("1 recalled; the next is due in");
    terminal.press("q");
    assert_eq!(terminal.end().exit_code(), 0);
    let progress = desk.said(&["progress"]);
    assert!(
        progress.contains("q18") && progress.contains("recalled 1 time, last good"),
        "{progress}"
    );
}

#[test]
fn two_readers_at_once_lose_nothing() {
    let desk = Desk::new();
    let mut readers = ["q18", "q03"].map(|question| desk.study(&[question], (80, 24)));
    for reader in &mut readers {
        reader.wait_for("The idea");
        reader.press("r   ");
        reader.wait_for("1 again");
    }
    for reader in &mut readers {
        reader.press("4");
    }
    for reader in &mut readers {
        reader.wait_for("recalled; the next is due");
        reader.press("q");
        assert_eq!(reader.end().exit_code(), 0);
    }
    let progress = desk.said(&["progress"]);
    assert!(progress.contains("2 recalled"), "{progress}");
}

#[test]
fn a_damaged_file_of_progress_is_set_aside_and_said_so() {
    let desk = Desk::new();
    let folder = desk.state.path().join("py2rs");
    std::fs::create_dir_all(&folder).expect("can be made");
    std::fs::write(folder.join("progress.json"), "{\"version\": 1, \"rec").expect("can be written");
    let mut terminal = desk.study(&["q18"], (100, 30));
    terminal.wait_for("is damaged");
    terminal.press("q");
    assert_eq!(terminal.end().exit_code(), 0);
    terminal.wait_for("set aside");
    let kept = std::fs::read_dir(&folder)
        .expect("is there")
        .flatten()
        .any(|entry| {
            std::fs::read_to_string(entry.path())
                .is_ok_and(|text| text.starts_with("{\"version\": 1, \"rec"))
        });
    assert!(kept);
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
}

#[test]
fn at_80_columns() {
    let desk = Desk::new();
    let mut terminal = desk.study(&["q16"], (80, 24));
    terminal.wait_for("The idea");
    terminal.press("j");
    insta::assert_snapshot!(terminal.wait_for("Band 1 of"));
}

#[test]
fn at_40_columns() {
    let desk = Desk::new();
    let mut terminal = desk.study(&["q16"], (40, 20));
    terminal.wait_for("The idea");
    terminal.press("j");
    insta::assert_snapshot!(terminal.wait_for("Band 1 of"));
}

#[test]
fn at_160_columns() {
    let desk = Desk::new();
    let mut terminal = desk.study(&["q16"], (160, 45));
    terminal.wait_for("The idea");
    terminal.press("j");
    insta::assert_snapshot!(terminal.wait_for("Band 1 of"));
}
