//! What was read and recalled is kept.

use std::fs;

use serde_json::Value;
use tempfile::TempDir;

use crate::terminal::{has, text};
use crate::{home, leave, study};

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
    let now = py2rs::learn::progress::now();
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
