//! A file of the reader's own on the full screen.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::PathBuf;

use tempfile::TempDir;

use super::terminal::{find, has, text};
use super::{home, leave, study, study_with};

const FILE: &str = "\
def evens(n: int) -> list[int]:
    return [i for i in range(n) if i % 2 == 0]


def add(x, to=[]):
    to.append(x)
    return to


print(evens(9))
";

fn file(home: &TempDir) -> PathBuf {
    let path = home.path().join("mine.py");
    fs::write(&path, FILE).expect("can be written");
    path
}

#[test]
fn a_file_is_shown_with_its_draft_and_its_notes() {
    let home = home();
    let path = file(&home);
    let mut terminal = study(&home, &[path.to_str().expect("UTF-8")], (130, 40));
    let screen = terminal.wait_for("The file");
    assert!(
        has(&screen, "a default that all calls share"),
        "{}",
        text(&screen)
    );
    assert!(
        has(&screen, "fn evens(n: i64) -> Vec<i64>"),
        "{}",
        text(&screen)
    );
    let screen = terminal.press("j").wait_for("iteration.list-comprehension");
    let (python, rust) = (find(&screen, "def evens"), find(&screen, "fn evens"));
    assert_eq!(
        python.map(|it| it.1),
        rust.map(|it| it.1),
        "{}",
        text(&screen)
    );
    leave(terminal);
}

#[test]
fn enter_opens_the_card_of_a_footnote_and_backspace_comes_back() {
    let home = home();
    let path = file(&home);
    let mut terminal = study(&home, &[path.to_str().expect("UTF-8")], (130, 40));
    terminal.wait_for("The file");
    terminal.press("jj").wait_for("function.mutable-default");
    terminal.press("\r").wait_for("Backspace comes back");
    terminal.press("\x7f").wait_for("def evens");
    terminal.press("\x7f").wait_for("nothing to come back to");
    leave(terminal);
}

#[test]
fn a_change_of_the_file_is_seen() {
    let home = home();
    let path = file(&home);
    let terminal = study(&home, &[path.to_str().expect("UTF-8")], (130, 40));
    terminal.wait_for("The file");
    fs::write(&path, FILE.replace("evens", "odd_ones")).expect("can be written");
    terminal.wait_for("fn odd_ones");
    leave(terminal);
}

#[test]
fn e_calls_the_editor_at_the_line_and_the_file_is_read_again() {
    let home = home();
    let path = file(&home);
    let editor = home.path().join("editor");
    let script = "#!/bin/sh\necho \"$1\" > \"$2.line\"\nsed -i s/evens/renamed/ \"$2\"\n";
    fs::write(&editor, script).expect("can be written");
    fs::set_permissions(&editor, fs::Permissions::from_mode(0o755)).expect("can be run");
    let variables = [("EDITOR", editor.to_str().expect("UTF-8")), ("VISUAL", "")];
    let path_text = path.to_str().expect("UTF-8");
    let mut terminal = study_with(&home, &[path_text], (130, 40), &variables);
    terminal.wait_for("The file");
    terminal.press("jj").wait_for("── add");
    terminal.press("e").wait_for("fn renamed");
    let line = fs::read_to_string(home.path().join("mine.py.line")).expect("was called");
    assert_eq!(line, "+5\n");
    leave(terminal);
}
