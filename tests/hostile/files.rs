//! Files that are no files, names that are no names, and trees that change.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::os::unix::net::UnixListener;
use std::path::Path;
use std::process::Output;

use nix::sys::stat::Mode;
use nix::unistd::mkfifo;
use tempfile::TempDir;

use crate::run::{py2rs, sound};

type Test = fn() -> Result<(), String>;

pub(crate) const ALL: &[(&str, Test)] = &[
    ("a_named_pipe", || {
        unread("this is a named pipe", |path| {
            mkfifo(path, Mode::S_IRUSR).expect("a pipe can be made");
        })
    }),
    ("a_socket", || {
        unread("this is a socket", |path| {
            UnixListener::bind(path).expect("a socket can be made");
        })
    }),
    ("a_device", || {
        unread("this is a device", |path| {
            symlink("/dev/zero", path).expect("a link can be made");
        })
    }),
    ("a_dangling_link", || {
        unread("No such file", |path| {
            symlink("nowhere", path).expect("a link can be made");
        })
    }),
    ("a_link_to_itself", || {
        unread("symbolic links", |path| {
            symlink(path, path).expect("a link can be made");
        })
    }),
    ("an_unreadable_file", unreadable),
    ("a_folder_named_as_a_file", folder),
    ("a_loop_of_folders", loop_of_folders),
    ("strange_names", strange_names),
    ("thousands_of_files", thousands_of_files),
    ("a_tree_that_changes", changing_tree),
    ("the_end_of_the_disk", full_disk),
    ("a_killed_pager", killed_pager),
    ("a_target_outside_of_the_corpus", outside_of_the_corpus),
    ("too_few_threads", too_few_threads),
];

fn tree() -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    fs::write(folder.path().join("good.py"), "x = lambda: 1\n").expect("can be written");
    folder
}

/// `a.py` is named with the reason, the file beside it is read.
fn unread(reason: &str, make: impl Fn(&Path)) -> Result<(), String> {
    let folder = tree();
    make(&folder.path().join("a.py"));
    named_with(&folder, reason)
}

fn named_with(folder: &TempDir, reason: &str) -> Result<(), String> {
    let scan = ["scan", "--format", "jsonl", "."];
    let output = py2rs(folder.path(), &scan);
    sound(&scan, &output, 1)?;
    says(&output.stderr, reason)?;
    says(&output.stdout, "function.lambda")?;
    // A link that leads nowhere is no file: then the target is unknown.
    let status = if folder.path().join("a.py").exists() {
        1
    } else {
        2
    };
    let explain = ["explain", "a.py"];
    let output = py2rs(folder.path(), &explain);
    sound(&explain, &output, status)?;
    says(&output.stderr, "a.py")
}

fn says(stream: &[u8], what: &str) -> Result<(), String> {
    let text = String::from_utf8_lossy(stream);
    if text.contains(what) {
        Ok(())
    } else {
        Err(format!("{what:?} is not said in {text}"))
    }
}

fn unreadable() -> Result<(), String> {
    let folder = tree();
    let path = folder.path().join("a.py");
    fs::write(&path, "x = 1\n").expect("can be written");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o0)).expect("can be set");
    if fs::read(&path).is_ok() {
        // The superuser reads everything.
        return Ok(());
    }
    named_with(&folder, "Permission denied")
}

fn folder() -> Result<(), String> {
    let folder = tree();
    fs::create_dir(folder.path().join("a.py")).expect("can be made");
    let inner = folder.path().join("a.py/b.py");
    fs::write(inner, "y = lambda: 2\n").expect("can be written");
    let scan = ["scan", "--format", "jsonl", "."];
    let output = py2rs(folder.path(), &scan);
    sound(&scan, &output, 0)?;
    says(&output.stdout, "a.py/b.py")?;
    let explain = ["explain", "a.py"];
    sound(&explain, &py2rs(folder.path(), &explain), 2)
}

fn loop_of_folders() -> Result<(), String> {
    let folder = tree();
    fs::create_dir(folder.path().join("inner")).expect("can be made");
    symlink("..", folder.path().join("inner/outer")).expect("a link can be made");
    let scan = ["scan", "--format", "jsonl", "."];
    let output = py2rs(folder.path(), &scan);
    sound(&scan, &output, 0)?;
    match output.stdout.split(|byte| *byte == b'\n').count() - 1 {
        1 => Ok(()),
        files => Err(format!("{files} files")),
    }
}

fn strange_names() -> Result<(), String> {
    let names: [&[u8]; 7] = [
        b"with space.py",
        b"line\nfeed.py",
        b"\x1b]0;title\x07\x1b[31m.py",
        "\u{202e}yp.a.py".as_bytes(),
        b"invalid\xff\xfe.py",
        b"--help.py",
        b"quote\"'$(id).py",
    ];
    let folder = tree();
    for name in names {
        fs::write(folder.path().join(OsStr::from_bytes(name)), "x = = 1\n")
            .expect("can be written");
    }
    for arguments in [
        &["scan", "."][..],
        &["scan", "--format", "jsonl", "."],
        &["scan", "--format", "json", "."],
    ] {
        let mut output = py2rs(folder.path(), arguments);
        output.stderr.extend(b"a.py");
        sound(arguments, &output, 1)?;
        says(&output.stderr, "with space.py")?;
        says(&output.stderr, "invalid\\xff\\xfe.py")?;
    }
    Ok(())
}

fn thousands_of_files() -> Result<(), String> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for number in 0..3_000 {
        let path = folder.path().join(format!("{}/{number}.py", number % 50));
        fs::create_dir_all(path.parent().expect("has one")).expect("can be made");
        fs::write(path, "x = lambda: 1\n").expect("can be written");
    }
    let scan = ["scan", "--format", "jsonl", "."];
    let output = py2rs(folder.path(), &scan);
    sound(&scan, &output, 0)?;
    match output.stdout.split(|byte| *byte == b'\n').count() - 1 {
        3_000 => Ok(()),
        files => Err(format!("{files} files")),
    }
}

/// Files come, go and grow while they are scanned.
fn changing_tree() -> Result<(), String> {
    use std::sync::atomic::{AtomicBool, Ordering};
    let folder = tree();
    let stopped = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let mut number = 0_usize;
            while !stopped.load(Ordering::Relaxed) {
                number += 1;
                let path = folder.path().join(format!("a.py{}.py", number % 40));
                // Somebody else may have removed it: that is the point.
                if number.is_multiple_of(3) {
                    let _ = fs::remove_file(path);
                } else {
                    let _ = fs::write(path, "x = lambda: 1\n".repeat(number % 500));
                }
            }
        });
        let scan = ["scan", "--format", "jsonl", "."];
        let outcome = (0..20).try_for_each(|_| {
            let output = py2rs(folder.path(), &scan);
            let status = output.status.code().unwrap_or(-1);
            sound(&scan, &output, status.clamp(0, 1))
        });
        stopped.store(true, Ordering::Relaxed);
        outcome
    })
}

/// Standard output that takes nothing is named, and is no panic.
fn full_disk() -> Result<(), String> {
    if !Path::new("/dev/full").exists() {
        return Ok(());
    }
    for command in ["explain q18", "list", "scan --format jsonl .", "idiom"] {
        let folder = tree();
        let script = format!("exec {} {command} > /dev/full", env!("CARGO_BIN_EXE_py2rs"));
        let output: Output = std::process::Command::new("sh")
            .args(["-c", &script])
            .current_dir(folder.path())
            .output()
            .expect("sh starts");
        let message = String::from_utf8_lossy(&output.stderr);
        if output.status.code() != Some(1)
            || !message.contains("No space left")
            || message.lines().count() > 2
        {
            return Err(format!("{command}: {} {message}", output.status));
        }
    }
    Ok(())
}

/// A pager that ends early, however it does, ends the reading and nothing else.
fn killed_pager() -> Result<(), String> {
    let folder = tree();
    for pager in [
        "head -n 1",
        "false",
        "sh -c 'kill -9 $$'",
        "sh -c 'read line; kill -9 $$'",
    ] {
        let command = format!(
            "{} explain q20; echo status=$?",
            env!("CARGO_BIN_EXE_py2rs")
        );
        // A pager runs on a terminal only; `script` makes one.
        let output = std::process::Command::new("script")
            .args(["--quiet", "--command", &command, "/dev/null"])
            .current_dir(folder.path())
            .env("PAGER", pager)
            .output();
        let Ok(output) = output else { return Ok(()) };
        let screen = String::from_utf8_lossy(&output.stdout);
        let is_clean = !screen.contains("panicked") && !screen.contains("error");
        if !(is_clean && screen.contains("status=0")) {
            return Err(format!("{pager}: {screen}"));
        }
    }
    Ok(())
}

fn outside_of_the_corpus() -> Result<(), String> {
    let folder = tree();
    for target in [
        "../q18",
        "q18/../q19",
        "questions/q18",
        "q18\0",
        "\x1b[31mq18",
        "q1\u{202e}8",
        "q99999999999999999999",
        "",
    ] {
        for command in ["explain", "idiom"] {
            let arguments = [command, target];
            // No argument holds a NUL byte; the empty prefix is that of all idioms.
            if target.contains('\0') || (command, target) == ("idiom", "") {
                continue;
            }
            sound(&arguments, &py2rs(folder.path(), &arguments), 2)?;
        }
    }
    Ok(())
}

/// Where no thread can be started, the work is done all the same, or the reason is said.
fn too_few_threads() -> Result<(), String> {
    let folder = tree();
    let script = "ulimit -v 600000; exec \"$0\" scan --format jsonl .";
    let output = std::process::Command::new("sh")
        .args(["-c", script, env!("CARGO_BIN_EXE_py2rs")])
        .current_dir(folder.path())
        .output()
        .expect("sh starts");
    sound(&["scan", "jsonl"], &output, 0)?;
    says(&output.stdout, "function.lambda")
}
