use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::thread;

use tempfile::TempDir;

use super::*;

const DAY: Moment = 24 * 3600;

fn review(at: Moment, grade: Grade) -> Review {
    Review { at, grade }
}

fn store() -> (TempDir, Store) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let store = Store::at(folder.path().join("state"));
    (folder, store)
}

fn recalled(store: &Store, id: &str, at: Moment) {
    let change = store.change(|progress| progress.recalled(id, review(at, Grade::Good)));
    change.expect("can be written");
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder.join("state")).expect("is there");
    let names = entries.map(|entry| entry.expect("can be read").file_name());
    let mut names: Vec<_> = names
        .map(|name| name.to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

#[test]
fn nothing_is_due_that_was_never_recalled() {
    let mut progress = Progress::default();
    assert_eq!(progress.standing("q18", 0), Standing::New);
    progress.read("q18", 5);
    assert_eq!(progress.standing("q18", 10 * DAY), Standing::Read);
}

#[test]
fn what_was_not_recalled_comes_back_soon_and_what_was_easy_late() {
    let [again, hard, good, easy] = after_each_grade(&[], 0);
    assert!(again < 3600);
    assert!(
        again < hard && hard <= good && good < easy,
        "{hard} {good} {easy}"
    );
    let mut progress = Progress::default();
    progress.recalled("q18", review(1000, Grade::Good));
    assert_eq!(
        progress.standing("q18", 1000),
        Standing::Waiting(1000 + good)
    );
    assert_eq!(
        progress.standing("q18", 1000 + good),
        Standing::Due(1000 + good)
    );
}

#[test]
fn what_is_recalled_each_time_is_asked_for_less_and_less() {
    let mut reviews = Vec::new();
    let mut at = 0;
    let mut waits = Vec::new();
    for _ in 0..6 {
        reviews.push(review(at, Grade::Good));
        let next = due(&reviews).expect("was recalled");
        waits.push(next - at);
        at = next;
    }
    assert!(waits.is_sorted_by(|a, b| a < b), "{waits:?}");
    reviews.push(review(at, Grade::Again));
    assert_eq!(due(&reviews), Some(at + 600));
}

#[test]
fn merging_keeps_all_that_happened_whatever_the_order() {
    let mut one = Progress::default();
    one.read("q01", 50);
    one.recalled("q18", review(100, Grade::Good));
    let mut other = Progress::default();
    other.read("q01", 40);
    other.recalled("q18", review(90, Grade::Again));
    other.recalled("q18", review(100, Grade::Good));
    let (mut ab, mut ba) = (one.clone(), other.clone());
    assert_eq!(ab.merge(other.clone()), 1);
    assert_eq!(ba.merge(one), 0);
    assert_eq!(ab, ba);
    assert_eq!(ab.merge(other), 0);
    assert_eq!(ab.record("q01").and_then(|it| it.read), Some(40));
    assert_eq!(ab.record("q18").map(|it| it.reviews.len()), Some(2));
}

#[test]
fn what_is_written_is_read_again() {
    let (_folder, store) = store();
    assert_eq!(store.load().expect("nothing yet").0, Progress::default());
    recalled(&store, "q18", 100);
    recalled(&store, "q02", 100);
    let (progress, set_aside) = store.load().expect("can be read");
    assert_eq!(set_aside, None);
    assert_eq!(
        progress.records().map(|it| it.0).collect::<Vec<_>>(),
        ["q02", "q18"]
    );
}

#[test]
fn a_damaged_file_is_set_aside_and_said_so() {
    let (folder, store) = store();
    for damaged in [
        &b"{\"version\": 1, \"records\": {\"q18\""[..],
        b"",
        b"\xff\xfe\0",
        b"{\"version\": 0}",
        b"[]",
        b"{\"version\": 1, \"records\": {\"q18\": {\"reviews\": [{\"at\": -1, \"grade\": \"good\"}]}}}",
    ] {
        recalled(&store, "q18", 100);
        fs::write(store.path(), damaged).expect("can be written");
        let (progress, set_aside) = store.load().expect("is no failure");
        assert_eq!(progress, Progress::default());
        let set_aside = set_aside.expect("is damaged");
        assert_eq!(fs::read(&set_aside.aside).expect("is kept"), damaged);
        assert!(set_aside.to_string().contains("set aside"));
    }
    // Each of them, and the lock.
    assert_eq!(names(folder.path()).len(), 7);
    recalled(&store, "q18", 100);
    assert!(store.load().expect("can be read").1.is_none());
}

#[test]
fn a_newer_file_is_left_alone() {
    let (_folder, store) = store();
    recalled(&store, "q18", 100);
    let newer = r#"{"version": 2, "other": []}"#;
    fs::write(store.path(), newer).expect("can be written");
    assert!(matches!(
        store.load(),
        Err(Failure::Newer { version: 2, .. })
    ));
    let change = store.change(|progress| progress.read("q01", 1));
    assert!(matches!(change, Err(Failure::Newer { .. })));
    assert_eq!(fs::read_to_string(store.path()).expect("is there"), newer);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_leaves_what_was_there() {
    let (folder, store) = store();
    recalled(&store, "q18", 100);
    let before = fs::read(store.path()).expect("is there");
    // The next file is written to a device that is always full.
    let next = folder.path().join("state/progress.json.next");
    std::os::unix::fs::symlink("/dev/full", &next).expect("can be linked");
    let change = store.change(|progress| progress.read("q01", 1));
    let failure = change.expect_err("the disk is full").to_string();
    assert!(failure.contains("No space left on device"), "{failure}");
    assert_eq!(fs::read(store.path()).expect("is there"), before);
    fs::remove_file(next).expect("can be removed");
    recalled(&store, "q18", 200);
}

#[test]
fn half_a_write_is_nobodys_progress() {
    let (folder, store) = store();
    recalled(&store, "q18", 100);
    fs::write(folder.path().join("state/progress.json.next"), "{\"ver").expect("can be written");
    recalled(&store, "q18", 200);
    let (progress, set_aside) = store.load().expect("can be read");
    assert_eq!(set_aside, None);
    assert_eq!(progress.record("q18").map(|it| it.reviews.len()), Some(2));
}

#[test]
fn two_writers_lose_nothing_of_each_other() {
    let (_folder, store) = store();
    let store = Arc::new(store);
    let writers = ["q01", "q02", "q03"].map(|id| {
        let store = Arc::clone(&store);
        thread::spawn(move || (1..=30).for_each(|at| recalled(&store, id, at)))
    });
    for writer in writers {
        writer.join().expect("writes");
    }
    let (progress, _) = store.load().expect("can be read");
    for id in ["q01", "q02", "q03"] {
        assert_eq!(progress.record(id).map(|it| it.reviews.len()), Some(30));
    }
}

#[test]
fn a_clock_that_goes_wrong_is_survived() {
    let reviews = [
        review(u64::MAX, Grade::Good),
        review(u64::MAX, Grade::Again),
    ];
    assert!(due(&reviews).is_some());
    let reviews = [review(0, Grade::Good), review(u64::MAX - 1, Grade::Good)];
    assert!(due(&reviews).is_some());
    assert!(after_each_grade(&reviews, 5)[2] > 0);
}

#[test]
fn bookmarks_notes_and_places_are_merged_in_any_order() {
    let mark = |at, gone| Bookmark { step: 2, at, gone };
    let note = |at, text: &str, gone| Note {
        step: 1,
        at,
        text: text.to_owned(),
        gone,
    };
    let mut one = Progress::default();
    one.bookmark("q18", mark(10, false));
    one.note("q18", note(10, "mine", false));
    one.left("q18", Place { at: 10, step: 5 });
    one.practised("q18", 30);
    let mut other = Progress::default();
    other.bookmark("q18", mark(20, true));
    other.note("q18", note(11, "theirs", false));
    other.note("q18", note(10, "mine", true));
    other.left("q18", Place { at: 20, step: 1 });
    other.practised("q18", 20);
    let mut both = one.clone();
    assert_eq!(both.merge(other.clone()), 4);
    assert_eq!(both.merge(other.clone()), 0);
    other.merge(one);
    assert_eq!(both, other);
    let record = both.record("q18").expect("is known");
    assert_eq!(record.bookmarked().count(), 0);
    let texts: Vec<&str> = record.noted().map(|it| it.text.as_str()).collect();
    assert_eq!(texts, ["theirs"]);
    assert_eq!(record.practised, Some(20));
    assert_eq!(both.last(), Some(("q18", Place { at: 20, step: 1 })));
}

#[test]
fn what_is_kept_is_read_again() {
    let (_folder, store) = store();
    let written = store.change(|progress| {
        progress.left("q18", Place { at: 1, step: 3 });
        progress.practised("q16", 2);
        let text = "a \"note\"\n\u{1b}[2J".to_owned();
        progress.note(
            "q18",
            Note {
                step: 3,
                at: 2,
                text,
                gone: false,
            },
        );
        progress.bookmark(
            "q18",
            Bookmark {
                step: 3,
                at: 2,
                gone: true,
            },
        );
    });
    let written = written.expect("can be written").progress;
    assert_eq!(store.load().expect("can be read").0, written);
}
